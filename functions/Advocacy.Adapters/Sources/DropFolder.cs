using System.Globalization;
using System.Runtime.CompilerServices;
using Advocacy.Adapters.Reports;
using Advocacy.Adapters.Sheets;
using Advocacy.Adapters.Sources.Exports;
using Advocacy.Pipeline.Contracts;
using Advocacy.Pipeline.Ports;

namespace Advocacy.Adapters.Sources;

/// <summary>The folder drop among what engineers run: event files (.jsonl, .jsonl.gz), and tables (.csv, .xlsx) that platforms export, put there by people or programs. A file goes to
/// drop/done when its events are in the queue, or to drop/failed where it is none, with word of it in drop/word. Two who take it at the same time send the same events, which count once.</summary>
internal sealed class DropFolder(IOutputs outputs, ExportMappings mappings, AccountSheet accounts) : ISource, IPersonalData
{
    private const string Folder = "drop/";
    private const int AtOnce = 500;
    private const int ToldProblems = 100;
    private static readonly ReadOnlyMemory<byte> NoWatermark = "[]"u8.ToArray();
    private readonly DropBox _box = new(outputs, Audience.Engineers, Folder);

    /// <inheritdoc/>
    public string Name => "drop";

    /// <inheritdoc/>
    public string Place => Folder;

    /// <inheritdoc/>
    public async IAsyncEnumerable<SourceBatch> CollectAsync(SourceRun run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in await _box.WaitingAsync(cancellationToken))
        {
            if (await _box.ReadAsync(file, cancellationToken) is not { } content)
            {
                continue; // Somebody else has taken it.
            }

            var batches = EventFiles.IsEventFile(file) ? LinesAsync(file, content, run, cancellationToken)
                : IsTable(file) ? RowsAsync(file, content, run, cancellationToken)
                : FailAsync(file, "an event file ends in .jsonl or .jsonl.gz, a platform's export in .csv or .xlsx", cancellationToken);
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

    /// <summary>Files are taken in as wholes: one that names them goes. A platform's export names people as only the platform knows, so that every one that was dealt with goes.</summary>
    public async Task<int> EraseAsync(PersonNames names, bool isLast, CancellationToken cancellationToken)
    {
        // What waits is taken in first, without them.
        var exports = (await _box.AllAsync(cancellationToken)).Where(file => !file.StartsWith(_box.Word, StringComparison.Ordinal) && !EventFiles.IsEventFile(file));
        var files = (await NamingAsync(names, cancellationToken)).Concat(exports).Distinct(StringComparer.Ordinal).Where(file => !_box.IsWaiting(file)).ToList();
        foreach (var file in files)
        {
            await _box.DeleteAsync(file, cancellationToken);
        }

        return files.Count;
    }

    private static bool IsTable(string file) => file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase);

    private async IAsyncEnumerable<SourceBatch> LinesAsync(string file, ReadOnlyMemory<byte> content, SourceRun run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lines = 0;
        await foreach (var batch in EventFiles.ReadAsync(file, new MemoryStream(content.ToArray()), cancellationToken).Select(line => (ReadOnlyMemory<byte>)line.Bytes.ToArray()).Chunk(AtOnce).WithCancellation(cancellationToken))
        {
            lines += batch.Length;
            yield return new(batch, NoWatermark);
        }

        await _box.CloseAsync(file, string.Create(CultureInfo.InvariantCulture, $"{lines} lines taken in at {run.Now:yyyy-MM-dd HH:mm} UTC; bad rows are told by status"), "done", cancellationToken);
    }

    private async IAsyncEnumerable<SourceBatch> FailAsync(string file, string why, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await _box.CloseAsync(file, why, "failed", cancellationToken);
        yield break;
    }

    /// <summary>Rows that are no shares go the way of all bad events, and are told with their line.</summary>
    private async IAsyncEnumerable<SourceBatch> RowsAsync(string file, ReadOnlyMemory<byte> content, SourceRun run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var name = file[Folder.Length..];
        if (await OpenAsync(file, name, content, cancellationToken) is not var (sheet, mapping))
        {
            yield break;
        }

        var export = new ExportSheet(mapping, name, run.Now);
        var known = await AccountsAsync(mapping, sheet, cancellationToken);
        List<(int Line, byte[] Event)> events = [.. sheet.Rows.SelectMany(row => export.EventsOf(row, network => known[network]))];
        foreach (var batch in events.Chunk(AtOnce))
        {
            yield return new([.. batch.Select(item => (ReadOnlyMemory<byte>)item.Event)], NoWatermark);
        }

        List<string> problems = [.. events.Select(item => (item.Line, Why: SheetProblem.Of(item.Event))).Where(item => item.Why is not null).DistinctBy(item => item.Line).Select(item => string.Create(CultureInfo.InvariantCulture, $"line {item.Line}: {item.Why}"))];
        var word = string.Create(CultureInfo.InvariantCulture, $"{sheet.Rows.Count - problems.Count} of {sheet.Rows.Count} rows taken in at {run.Now:yyyy-MM-dd HH:mm} UTC as an export of {mapping.Platform}");
        await _box.CloseAsync(file, string.Join('\n', problems.Take(ToldProblems).Prepend(word)), "done", cancellationToken);
    }

    private async Task<(Sheet Sheet, ExportMapping Mapping)?> OpenAsync(string file, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        try
        {
            var sheet = Sheet.Read(name, content);
            return (sheet, ExportMappings.Choose(name, sheet, await mappings.ReadAsync(cancellationToken)));
        }
        catch (InvalidDataException e)
        {
            await _box.CloseAsync(file, e.Message, "failed", cancellationToken);
            return null;
        }
    }

    /// <summary>The accounts of each network that a table may name people by.</summary>
    private async Task<Dictionary<string, IReadOnlyDictionary<string, string>>> AccountsAsync(ExportMapping mapping, Sheet sheet, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var network in sheet.Rows.Select(row => mapping.Person.AccountsOf ?? mapping.Network.Of(mapping.Network.Column is { } column ? row[column] : "")).Distinct(StringComparer.Ordinal))
        {
            known[network] = await accounts.ReadAsync(network, cancellationToken);
        }

        return known;
    }

    private async Task<IReadOnlyList<string>> NamingAsync(PersonNames names, CancellationToken cancellationToken)
    {
        var naming = new List<string>();
        foreach (var file in await _box.AllAsync(cancellationToken))
        {
            if (await _box.ReadAsync(file, cancellationToken) is { } content
                && (names.In(content.Span) || await EventFiles.ReadAsync(file, new MemoryStream(content.ToArray()), cancellationToken).AnyAsync(line => names.In(line.Bytes.Span), cancellationToken)))
            {
                naming.Add(file);
            }
        }

        return naming;
    }
}
