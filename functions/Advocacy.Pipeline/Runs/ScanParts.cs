using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Advocacy.Pipeline.Observability;
using Advocacy.Pipeline.Queues;
using Microsoft.Extensions.Logging;

namespace Advocacy.Pipeline.Runs;

/// <summary>queue of parts ─► scan. Does what one message asks: a part of a run, or the join of all. Whoever does the last part asks for
/// the join; messages of a run that another has taken the place of are passed over. Any message may come again: what is done is not
/// done twice, and what a crash left out is made up for.</summary>
public sealed class ScanParts(IEnumerable<IScan> scans, IScanStore store, IMessageQueue queue, ILogger<ScanParts> logger) : IQueueStage
{
    private readonly Dictionary<string, IScan> _scans = scans.ToDictionary(scan => scan.Name, StringComparer.Ordinal);

    /// <summary>Does what a message asks.</summary>
    /// <returns>The run that ended with it, or null.</returns>
    public async Task<ScanRun?> RunAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        var asked = JsonSerializer.Deserialize<ScanMessage>(message.Span, JsonSerializerOptions.Web)!;
        using var trace = Telemetry.StartStep(
            $"{asked.Scan} {(asked.Part is null ? "join" : "part")}",
            ActivityKind.Consumer,
            message.Span
        );
        if (await store.CurrentAsync(asked.Scan, cancellationToken) is not { } run || run.Id != asked.Run)
        {
            logger.ScanOvertaken(asked.Scan, asked.Run);
            return null;
        }

        if (await OutcomeAsync(run, cancellationToken) is { } outcome)
        {
            // Delivered again after the end: perhaps whoever ended it died before letting go of what came before, in which people are
            // named.
            await store.SaveJoinedAsync(run, _scans[run.Scan].Steps.Count - 1, outcome, cancellationToken);
            return null;
        }

        if (asked.Part is { } part)
        {
            await ScanAsync(run, asked.Step, part, cancellationToken);
            return null;
        }

        return await JoinAsync(run, asked.Step, cancellationToken) ? run : null;
    }

    Task IQueueStage.RunAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) => RunAsync(message, cancellationToken);

    /// <summary>What came of a run, as JSON, or null where it has not ended.</summary>
    public Task<ReadOnlyMemory<byte>?> OutcomeAsync(ScanRun run, CancellationToken cancellationToken) =>
        store.ReadAsync(run, _scans[run.Scan].Steps.Count - 1, null, cancellationToken);

    private async Task ScanAsync(ScanRun run, int step, int part, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(run, step, null, cancellationToken) is not null)
        {
            return;
        }

        bool isLast;
        if (await store.ReadAsync(run, step, part, cancellationToken) is null)
        {
            var result = await _scans[run.Scan]
                .Steps[step]
                .ScanAsync(run, part, await BeforeAsync(run, step, cancellationToken), cancellationToken);
            isLast = await store.SavePartAsync(run, step, part, result, cancellationToken);
        }
        else
        {
            // Delivered again: perhaps whoever did it died before asking for the join.
            isLast = await store.IsCompleteAsync(run, step, cancellationToken);
        }

        if (isLast)
        {
            await queue.EnqueueAsync(QueueNames.Parts, [StartScan.JoinOf(run, step)], cancellationToken);
        }
    }

    private async Task<bool> JoinAsync(ScanRun run, int step, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(run, step, null, cancellationToken) is null)
        {
            var joined = await _scans[run.Scan]
                .Steps[step]
                .JoinAsync(
                    run,
                    await BeforeAsync(run, step, cancellationToken),
                    ResultsAsync(run, step, cancellationToken),
                    cancellationToken
                );
            await store.SaveJoinedAsync(run, step, joined, cancellationToken);
        }

        if (step + 1 < _scans[run.Scan].Steps.Count)
        {
            await queue.EnqueueAsync(QueueNames.Parts, StartScan.MessagesOf(run, step + 1), cancellationToken);
            return false;
        }

        logger.ScanEnded(run.Scan, run.Parts.Count);
        return true;
    }

    private async Task<ReadOnlyMemory<byte>> BeforeAsync(ScanRun run, int step, CancellationToken cancellationToken) =>
        step == 0 ? default : await store.ReadAsync(run, step - 1, null, cancellationToken) ?? default;

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> ResultsAsync(
        ScanRun run,
        int step,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        for (var part = 0; part < run.Parts.Count; part++)
        {
            yield return await store.ReadAsync(run, step, part, cancellationToken)
                ?? throw new InvalidOperationException(
                    string.Create(CultureInfo.InvariantCulture, $"part {part} of step {step} of {run.Scan} is not there to be joined")
                );
        }
    }
}

/// <summary>A message of the queue of parts: do this part of a run, or join its parts.</summary>
/// <param name="Scan">The scan.</param>
/// <param name="Run">The run.</param>
/// <param name="Step">The step, from 0.</param>
/// <param name="Part">The part, from 0, or null to join them.</param>
public sealed record ScanMessage(string Scan, string Run, int Step, int? Part);
