using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using Advocacy.Adapters.Reports;
using Advocacy.Pipeline.Contracts;
using Advocacy.Pipeline.Ports;

namespace Advocacy.Adapters.Sheets;

/// <summary>The folder feedback among HR's outputs. What was taken in is deleted, since it names people; what has problems is kept in feedback/failed, until HR
/// puts it back mended; word of each stands in feedback/word, and names nobody.</summary>
internal sealed class FeedbackInbox(IOutputs outputs, TimeProvider clock) : IFeedbackInbox, IPersonalData
{
    private const string Folder = "feedback/";
    private const string Failed = "failed";
    private readonly ConcurrentDictionary<string, long> _lengths = new(StringComparer.Ordinal);
    private readonly DropBox _box = new(outputs, Audience.HumanResources, Folder);

    /// <inheritdoc/>
    public string Place => "feedback";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        await _box.ExpireAsync(clock.GetUtcNow(), cancellationToken);
        return await _box.WaitingAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<(IReadOnlyList<FeedbackRow> Rows, IReadOnlyList<FeedbackProblem> Problems)?> ReadAsync(string file, CancellationToken cancellationToken)
    {
        await using var content = await _box.OpenAsync(file, cancellationToken);
        if (content is null)
        {
            return null;
        }

        _lengths[file] = content.Length;
        SheetLimits.CheckLength(file, content.Length);
        var sheet = FeedbackSheet.Read(file, await content.ReadAsync(cancellationToken));
        return (sheet.Rows, sheet.Problems);
    }

    /// <inheritdoc/>
    public Task CloseAsync(string file, string word, bool isKept, CancellationToken cancellationToken) =>
        _lengths.TryRemove(file, out var length) ? _box.CloseAsync(file, length, word, isKept ? Failed : null, cancellationToken) : Task.CompletedTask;

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
    public async Task<Swept> EraseAsync(PersonNames names, bool isLast, CancellationToken cancellationToken)
    {
        var erased = 0;
        foreach (var name in await _box.AllAsync(cancellationToken))
        {
            var content = await _box.ReadAsync(name, cancellationToken) ?? default;
            if (names.InFileName(name) || names.In(content.Span) || IsUnreadableOrNaming(name, content, names))
            {
                await _box.DeleteAsync(name, cancellationToken);
                erased++;
            }
        }

        return new(erased);
    }

    /// <summary>HR has the file that it put here; what is no table cannot be looked into, and goes as well. Word of files is text.</summary>
    private bool IsUnreadableOrNaming(string name, ReadOnlyMemory<byte> content, PersonNames names) => !name.StartsWith(_box.Word, StringComparison.Ordinal)
        && (!IsReadable(name, content) || RowsOf(name, content).Any(row => names.In(Encoding.UTF8.GetBytes(row))));

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
        IsReadable(name, content) ? Sheet.Read(name, content).Rows.Select(row => row.ToString()) : [];
}
