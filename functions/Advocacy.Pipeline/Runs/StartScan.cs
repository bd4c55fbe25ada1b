using System.Globalization;
using System.Text.Json;
using Advocacy.Domain.Merging;
using Advocacy.Pipeline.Observability;
using Advocacy.Pipeline.Queues;
using Microsoft.Extensions.Logging;

namespace Advocacy.Pipeline.Runs;

/// <summary>timer ─► queue of parts. Begins a run of a scan: a message for each part.</summary>
public sealed class StartScan(IScanStore store, IMessageQueue queue, TimeProvider clock, ILogger<StartScan> logger)
{
    /// <summary>How long a run that has not ended keeps the timer from beginning another; afterwards it counts as lost.</summary>
    internal static readonly TimeSpan LongestRun = TimeSpan.FromHours(2);

    /// <summary>Begins a run as a timer does: not while the last one is under way.</summary>
    public async Task RunScheduledAsync(IScan scan, DateOnly from, DateOnly until, CancellationToken cancellationToken)
    {
        if (
            await store.CurrentAsync(scan.Name, cancellationToken) is { } last
            && clock.GetUtcNow() - last.StartedAt < LongestRun
            && await store.ReadAsync(last, scan.Steps.Count - 1, null, cancellationToken) is null
        )
        {
            logger.ScanUnderWay(scan.Name, last.StartedAt);
            return;
        }

        await RunAsync(scan, from, until, cancellationToken);
    }

    /// <summary>Begins a run in the place of the last one, whether that has ended or not.</summary>
    public async Task<ScanRun> RunAsync(IScan scan, DateOnly from, DateOnly until, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var parts = await scan.PartsAsync(from, until, cancellationToken);
        var id = Fingerprint.Hex([
            scan.Name,
            from.ToString("O", CultureInfo.InvariantCulture),
            until.ToString("O", CultureInfo.InvariantCulture),
            now.ToString("O", CultureInfo.InvariantCulture),
            .. parts,
        ])[..16];
        var run = new ScanRun(scan.Name, id, from, until, now, parts);
        await store.BeginAsync(run, cancellationToken);
        await queue.EnqueueAsync(QueueNames.Parts, MessagesOf(run, 0), cancellationToken);
        return run;
    }

    /// <summary>The messages of a step: one a part, and where there is none, the join at once.</summary>
    internal static IReadOnlyList<ReadOnlyMemory<byte>> MessagesOf(ScanRun run, int step) =>
        run.Parts.Count == 0 ? [JoinOf(run, step)] : [.. Enumerable.Range(0, run.Parts.Count).Select(part => Message(run, step, part))];

    /// <summary>The message that joins a step.</summary>
    internal static ReadOnlyMemory<byte> JoinOf(ScanRun run, int step) => Message(run, step, null);

    private static ReadOnlyMemory<byte> Message(ScanRun run, int step, int? part) =>
        JsonSerializer.SerializeToUtf8Bytes(new ScanMessage(run.Scan, run.Id, step, part), JsonSerializerOptions.Web);
}
