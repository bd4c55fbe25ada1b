using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using Advocacy.Domain.Merging;
using Advocacy.Pipeline.Outputs;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.Sources;
using Advocacy.Pipeline.WeeklyList;
using Advocacy.Sources.Sheets;
using Microsoft.Extensions.Options;

namespace Advocacy.Sources.Drop;

/// <summary>The folder feedback among HR's outputs. What was taken in is deleted, since it names people; what has problems is kept in
/// feedback/failed, until HR puts it back mended; a report on each is in feedback/word, and names nobody.</summary>
internal sealed class FeedbackInbox(IOutputs outputs, IOptions<SheetOptions> options, TimeProvider clock) : IFeedbackInbox, IPersonalData
{
    private const string Folder = "feedback/";
    private const string Failed = "failed";
    private readonly ConcurrentDictionary<string, long> _lengths = new(StringComparer.Ordinal);
    private readonly WatchedFolder _box = new(outputs, Audience.HumanResources, Folder);

    /// <inheritdoc/>
    public string Place => "feedback";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        await _box.ExpireAsync(clock.GetUtcNow(), cancellationToken);
        return await _box.WaitingAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<(IReadOnlyList<FeedbackRow> Rows, IReadOnlyList<FeedbackProblem> Problems)?> ReadAsync(
        string file,
        CancellationToken cancellationToken
    )
    {
        await using var content = await _box.OpenAsync(file, cancellationToken);
        if (content is null)
        {
            return null;
        }

        _lengths[file] = content.Length;
        SheetLimits.HandedIn.CheckLength(file, content.Length);
        var sheet = FeedbackSheet.Read(file, await content.ReadAsync(cancellationToken), options.Value);
        return (sheet.Rows, sheet.Problems);
    }

    /// <inheritdoc/>
    public Task CloseAsync(string file, string word, bool isKept, CancellationToken cancellationToken) =>
        _lengths.TryRemove(file, out var length)
            ? _box.CloseAsync(file, length, word, isKept ? Failed : null, cancellationToken)
            : Task.CompletedTask;

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> FindAsync(PersonNames names, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (
            var name in (await _box.AllAsync(cancellationToken)).Where(name =>
                name.StartsWith($"{Folder}{Failed}/", StringComparison.Ordinal)
            )
        )
        {
            foreach (
                var row in (Read(name, await _box.ReadAsync(name, cancellationToken) ?? default)?.Rows ?? []).Where(row =>
                    FeedbackSheet.IsAbout(row, names)
                )
            )
            {
                yield return row.ToString();
            }
        }
    }

    /// <inheritdoc/>
    public async Task<Swept> EraseAsync(PersonNames names, bool isLast, CancellationToken cancellationToken)
    {
        var erased = 0;
        foreach (var name in await _box.AllAsync(cancellationToken))
        {
            if (await _box.ReadAsync(name, cancellationToken) is { } content && await EraseAsync(name, content, names, cancellationToken))
            {
                erased++;
            }
        }

        return new(erased);
    }

    /// <summary>Takes the person's rows out of a table, since the others' answers are not read yet, and with them what stands beside its
    /// columns; what is no table cannot be looked into and goes as a whole, as does word of a file that names them.</summary>
    private async Task<bool> EraseAsync(string name, ReadOnlyMemory<byte> content, PersonNames names, CancellationToken cancellationToken)
    {
        if (name.StartsWith(_box.Word, StringComparison.Ordinal))
        {
            return (names.InFileName(name) || names.In(content.Span)) && await DeleteAsync(name, cancellationToken);
        }

        if (Read(name, content) is not { } table || table.Columns.Any(column => names.In(Encoding.UTF8.GetBytes(column))))
        {
            return await DeleteAsync(name, cancellationToken);
        }

        var others = table.Rows.Where(row => !FeedbackSheet.IsAbout(row, names)).ToList();
        var isWhole = others.Count == table.Rows.Count && !names.InFileName(name);
        var mended = SheetText.Csv(table.Columns, others);
        // Cells beyond the columns are no part of the table; they are in the file all the same.
        if (isWhole && (!names.In(content.Span) || names.In(mended.Span)))
        {
            return false;
        }

        var othersName = OthersNameOf(name, names);
        await (others.Count > 0 ? _box.WriteAsync(othersName, mended, cancellationToken) : Task.CompletedTask);
        return (others.Count > 0 && othersName == name) || await DeleteAsync(name, cancellationToken);
    }

    private async Task<bool> DeleteAsync(string name, CancellationToken cancellationToken)
    {
        await _box.DeleteAsync(name, cancellationToken);
        return true;
    }

    /// <summary>What a file is called that holds the others' rows: a table of text, beside any other of the name, and without the person
    /// where its name had them.</summary>
    private static string OthersNameOf(string name, PersonNames names) =>
        names.InFileName(name) ? $"{name[..(name.LastIndexOf('/') + 1)]}{Fingerprint.Hex(name)[..8]}.csv"
        : name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? name
        : name + ".csv";

    private Sheet? Read(string name, ReadOnlyMemory<byte> content)
    {
        try
        {
            return FeedbackSheet.TableOf(name, content, options.Value);
        }
        catch (RefusedFileException)
        {
            return null;
        }
    }
}
