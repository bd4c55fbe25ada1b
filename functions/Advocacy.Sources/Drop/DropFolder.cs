using System.Runtime.CompilerServices;
using Advocacy.Pipeline.Outputs;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.Sources;
using Advocacy.Sources.Exports;
using Advocacy.Sources.Networks;
using Advocacy.Sources.Sheets;
using Microsoft.Extensions.Options;

namespace Advocacy.Sources.Drop;

/// <summary>The folder drop among what engineers run: event files (.jsonl, .jsonl.gz), and tables (.csv, .xlsx) that platforms export, put
/// there by people or programs. A file goes to drop/done when its events are in the queue, or to drop/failed where it is none, with word of
/// it in drop/word. Two who take it at the same time send the same events, which count once.</summary>
internal sealed class DropFolder(IOutputs outputs, ExportMappings mappings, KnownAccounts accounts, IOptions<SheetOptions> options)
    : ISource,
        IPersonalData
{
    private const string Folder = "drop/";
    private const int BatchSize = 500;
    private const int BatchBytes = 4 * 1024 * 1024;
    private static readonly ReadOnlyMemory<byte> NoWatermark = "[]"u8.ToArray();
    private readonly WatchedFolder _box = new(outputs, Audience.Engineers, Folder);

    /// <inheritdoc/>
    public string Name => "drop";

    /// <inheritdoc/>
    public string Place => Folder;

    /// <inheritdoc/>
    public async IAsyncEnumerable<SourceBatch> CollectAsync(SourceRun run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await _box.ExpireAsync(run.Now, cancellationToken);
        foreach (var file in await _box.WaitingAsync(cancellationToken))
        {
            await using var content = await _box.OpenAsync(file, cancellationToken);
            if (content is null)
            {
                continue; // Somebody else has taken it.
            }

            var batches =
                EventFiles.IsEventFile(file) ? LinesAsync(file, content, run, cancellationToken)
                : IsTable(file) ? RowsAsync(file, content, run, cancellationToken)
                : FailAsync(
                    file,
                    content.Length,
                    "an event file ends in .jsonl or .jsonl.gz, a platform's export in .csv or .xlsx",
                    cancellationToken
                );
            await foreach (var batch in batches)
            {
                yield return batch;
            }
        }
    }

    /// <inheritdoc/>
    public async Task<string> TestAsync(CallBudget calls, CancellationToken cancellationToken)
    {
        var (waiting, known) = (await _box.WaitingAsync(cancellationToken), await mappings.ReadAsync(cancellationToken));
        return $"{waiting.Count} files wait; exports of {string.Join(", ", known.Select(mapping => mapping.Platform))} are known";
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> FindAsync(PersonNames names, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in await NamingAsync(names, cancellationToken))
        {
            yield return $"an event file: {file}";
        }
    }

    /// <summary>Files are taken in as wholes: one that names them goes. A platform's export names people as only the platform knows, so
    /// that every one that was dealt with goes. What waits is taken in first, without them, and is checked again then.</summary>
    public async Task<Swept> EraseAsync(PersonNames names, bool isLast, CancellationToken cancellationToken)
    {
        var naming = await NamingAsync(names, cancellationToken);
        var files = (await _box.AllAsync(cancellationToken))
            .Where(file =>
                naming.Contains(file)
                || names.InFileName(file)
                || (!file.StartsWith(_box.Word, StringComparison.Ordinal) && !EventFiles.IsEventFile(file))
            )
            .ToList();
        foreach (var file in files.Where(file => !_box.IsWaiting(file)))
        {
            await _box.DeleteAsync(file, cancellationToken);
        }

        return new(files.Count(file => !_box.IsWaiting(file)), !files.Any(_box.IsWaiting));
    }

    private static bool IsTable(string file) =>
        file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase);

    private async IAsyncEnumerable<SourceBatch> LinesAsync(
        string file,
        OpenedFile content,
        SourceRun run,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var (lines, length, word) = (0L, content.Length, new DropWord());
        var (batch, bytes) = (new List<ReadOnlyMemory<byte>>(), 0);
        await foreach (var line in EventFiles.ReadAsync(file, content.Content, cancellationToken))
        {
            lines++;
            word.Add(line);
            bytes += line.Bytes.Length;
            batch.Add(line.Bytes.ToArray());
            if (batch.Count >= BatchSize || bytes >= BatchBytes)
            {
                yield return new(batch, NoWatermark);
                (batch, bytes) = ([], 0);
            }
        }

        yield return new(batch, NoWatermark);
        await _box.CloseAsync(file, length, word.Of(lines, "lines", run.Now, "events"), "done", cancellationToken);
        yield return new([], NoWatermark, [.. word.NoticesOf(file)]);
    }

    private async IAsyncEnumerable<SourceBatch> FailAsync(
        string file,
        long length,
        string why,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await _box.CloseAsync(file, length, why, "failed", cancellationToken);
        yield return new([], NoWatermark, [new($"{file} is not taken in: {why}", IsRefusal: true)]);
    }

    /// <summary>Rows that are not shares become bad rows, and are reported with their line.</summary>
    private async IAsyncEnumerable<SourceBatch> RowsAsync(
        string file,
        OpenedFile content,
        SourceRun run,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var (name, length) = (file[Folder.Length..], content.Length);
        var (read, refusal) = await ReadAsync(name, content, cancellationToken);
        if (read is not { } table)
        {
            await foreach (var failed in FailAsync(file, length, refusal!, cancellationToken))
            {
                yield return failed;
            }

            yield break;
        }

        // Not when it is taken in: killed and taken in again, it must say the same.
        var (rows, notices) = await RowsOfAsync(table, content.WrittenAt < run.Now ? content.WrittenAt : run.Now, cancellationToken);
        var word = new DropWord([.. table.Sheet.Notices, .. notices]);
        foreach (var batch in rows.Chunk(BatchSize))
        {
            foreach (var row in batch)
            {
                word.Add(row);
            }

            yield return new([.. batch.SelectMany(row => row.Events).Select(json => (ReadOnlyMemory<byte>)json)], NoWatermark);
        }

        await _box.CloseAsync(
            file,
            length,
            word.Of(table.Sheet.Rows.Count, "rows", run.Now, $"an export of {table.Platform}"),
            "done",
            cancellationToken
        );
        yield return new([], NoWatermark, [.. word.NoticesOf(file)]);
    }

    private async Task<(IEnumerable<ExportRow> Rows, IReadOnlyList<string> Notices)> RowsOfAsync(
        DroppedTable table,
        DateTimeOffset writtenAt,
        CancellationToken cancellationToken
    )
    {
        if (table.Shares is not { } shares)
        {
            return (new VisitSheet(table.Visits!, table.Sheet, writtenAt, options.Value).Rows(), []);
        }

        var export = new ExportSheet(shares, table.Sheet, writtenAt, options.Value);
        return (export.Rows(await accounts.ReadAsync(cancellationToken)), export.Notices);
    }

    private async Task<(DroppedTable? Read, string? Refusal)> ReadAsync(
        string name,
        OpenedFile content,
        CancellationToken cancellationToken
    )
    {
        try
        {
            SheetLimits.HandedIn.CheckLength(name, content.Length);
            var known = await mappings.ReadAsync(cancellationToken);
            var visits = await mappings.ReadVisitsAsync(cancellationToken);
            var sheet = Sheet.Read(
                name,
                await content.ReadAsync(cancellationToken),
                options.Value,
                names => ExportMappings.AreNames(names, known) || visits.Any(mapping => mapping.AreNames(names))
            );
            var columns = sheet.Columns.Select(SheetCell.KeyOf).ToHashSet();
            if (!ExportMappings.AreNames(columns, known) && visits.FirstOrDefault(mapping => mapping.AreNames(columns)) is { } fitting)
            {
                return (new(sheet, null, fitting), null);
            }

            var mapping = ExportMappings.Choose(name, sheet, known);
            return (new(mapping.SideBySide is { } first ? sheet.Stacked(first) : sheet, mapping, null), null);
        }
        catch (RefusedFileException e)
        {
            return (null, e.Message);
        }
    }

    /// <summary>The files that name somebody, and those that are too long to be looked into.</summary>
    private async Task<IReadOnlyList<string>> NamingAsync(PersonNames names, CancellationToken cancellationToken)
    {
        var naming = new List<string>();
        foreach (var file in await _box.AllAsync(cancellationToken))
        {
            await using var content = await _box.OpenAsync(file, cancellationToken);
            if (content is not null && await IsNamingAsync(file, content, names, cancellationToken))
            {
                naming.Add(file);
            }
        }

        return naming;
    }

    private static async Task<bool> IsNamingAsync(string file, OpenedFile content, PersonNames names, CancellationToken cancellationToken)
    {
        if (EventFiles.IsEventFile(file))
        {
            return await EventFiles
                .ReadAsync(file, content.Content, cancellationToken)
                .AnyAsync(line => line.IsUnreadable || line.Length > line.Bytes.Length || names.In(line.Bytes.Span), cancellationToken);
        }

        if (content.Length > SheetLimits.HandedIn.Bytes)
        {
            return true;
        }

        return names.In((await content.ReadAsync(cancellationToken)).Span);
    }
}

/// <summary>A table that was dropped, and what it is taken for.</summary>
/// <param name="Sheet">The table.</param>
/// <param name="Shares">The mapping of an export of shares, or null.</param>
/// <param name="Visits">The mapping of an export of visits, or null.</param>
internal sealed record DroppedTable(Sheet Sheet, ExportMapping? Shares, VisitMapping? Visits)
{
    /// <summary>What it is an export of.</summary>
    public string Platform => Shares?.Platform ?? Visits!.Platform;
}
