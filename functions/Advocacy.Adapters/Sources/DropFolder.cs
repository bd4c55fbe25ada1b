using System.Runtime.CompilerServices;
using Advocacy.Adapters.Reports;
using Advocacy.Pipeline.Contracts;
using Advocacy.Pipeline.Ports;

namespace Advocacy.Adapters.Sources;

/// <summary>The folder drop among what engineers run: event files (.jsonl, .jsonl.gz) that other programs put there. A file goes to drop/done when its events are in
/// the queue, or to drop/failed where it is none, with word of it in drop/word. Two who take it at the same time send the same events, which count once.</summary>
internal sealed class DropFolder(IOutputs outputs) : ISource, IPersonalData
{
    private const string Folder = "drop/";
    private const int AtOnce = 500;
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

            if (!EventFiles.IsEventFile(file))
            {
                await _box.CloseAsync(file, "an event file ends in .jsonl or .jsonl.gz", "failed", cancellationToken);
                continue;
            }

            var lines = 0;
            await foreach (var batch in EventFiles.ReadAsync(file, new MemoryStream(content.ToArray()), cancellationToken).Select(line => (ReadOnlyMemory<byte>)line.Bytes.ToArray()).Chunk(AtOnce).WithCancellation(cancellationToken))
            {
                lines += batch.Length;
                yield return new(batch, NoWatermark);
            }

            await _box.CloseAsync(file, $"{lines} lines taken in at {run.Now:yyyy-MM-dd HH:mm} UTC; bad rows are told by status", "done", cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task<string> TestAsync(CallBudget calls, CancellationToken cancellationToken) => $"{(await _box.WaitingAsync(cancellationToken)).Count} files wait";

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> FindAsync(PersonNames names, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in await NamingAsync(names, cancellationToken))
        {
            yield return $"an event file: {file}";
        }
    }

    /// <summary>Files are taken in as wholes: one that names them goes.</summary>
    public async Task<int> EraseAsync(PersonNames names, bool isLast, CancellationToken cancellationToken)
    {
        // What waits is taken in first, without them.
        var files = (await NamingAsync(names, cancellationToken)).Where(file => file[Folder.Length..].Contains('/', StringComparison.Ordinal)).ToList();
        foreach (var file in files)
        {
            await _box.DeleteAsync(file, cancellationToken);
        }

        return files.Count;
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
