using System.Runtime.CompilerServices;
using System.Text;
using Advocacy.Adapters.Reports;
using Advocacy.Pipeline.Contracts;
using Advocacy.Pipeline.Ports;

namespace Advocacy.Adapters.Sheets;

/// <summary>The folder feedback among HR's outputs. What was taken in is deleted, since it names people; what has problems is kept in feedback/failed, until HR
/// puts it back mended; word of each stands in feedback/word, and names nobody.</summary>
internal sealed class FeedbackInbox(IOutputs outputs) : IFeedbackInbox, IPersonalData
{
    private const string Folder = "feedback/";
    private const string Failed = "failed";
    private readonly DropBox _box = new(outputs, Audience.HumanResources, Folder);

    /// <inheritdoc/>
    public string Place => "feedback";

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) => _box.WaitingAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<(IReadOnlyList<FeedbackRow> Rows, IReadOnlyList<FeedbackProblem> Problems)?> ReadAsync(string file, CancellationToken cancellationToken) =>
        await _box.ReadAsync(file, cancellationToken) is { } content && FeedbackSheet.Read(file, content) is var sheet ? (sheet.Rows, sheet.Problems) : null;

    /// <inheritdoc/>
    public Task CloseAsync(string file, string word, bool isKept, CancellationToken cancellationToken) => _box.CloseAsync(file, word, isKept ? Failed : null, cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> FindAsync(PersonNames names, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var name in (await _box.AllAsync(cancellationToken)).Where(name => name.StartsWith($"{Folder}{Failed}/", StringComparison.Ordinal)))
        {
            foreach (var row in RowsOf(name, await _box.ReadAsync(name, cancellationToken) ?? default).Where(row => names.In(Encoding.UTF8.GetBytes(row))))
            {
                yield return row;
            }
        }
    }

    /// <inheritdoc/>
    public async Task<int> EraseAsync(PersonNames names, bool isLast, CancellationToken cancellationToken)
    {
        var erased = 0;
        foreach (var name in (await _box.AllAsync(cancellationToken)).Where(name => !name.StartsWith(_box.Word, StringComparison.Ordinal)))
        {
            var content = await _box.ReadAsync(name, cancellationToken) ?? default;
            // HR has the file that it put here; what is no table cannot be looked into, and goes as well.
            if (names.In(content.Span) || !IsReadable(name, content) || RowsOf(name, content).Any(row => names.In(Encoding.UTF8.GetBytes(row))))
            {
                await _box.DeleteAsync(name, cancellationToken);
                erased++;
            }
        }

        return erased;
    }

    private static bool IsReadable(string name, ReadOnlyMemory<byte> content)
    {
        try
        {
            return Sheet.Read(name, content) is not null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static IEnumerable<string> RowsOf(string name, ReadOnlyMemory<byte> content) =>
        IsReadable(name, content) ? Sheet.Read(name, content).Rows.Select(row => string.Join(" | ", row.Cells.Select(cell => $"{cell.Key}: {cell.Value}"))) : [];
}
