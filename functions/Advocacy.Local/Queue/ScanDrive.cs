using System.Runtime.ExceptionServices;
using System.Text.Json;
using Advocacy.Pipeline.Queues;
using Advocacy.Pipeline.Runs;

namespace Advocacy.Local.Queue;

/// <summary>Runs a scan from its start to its end by serving the queue of parts, alone or with other processes at it.</summary>
internal sealed class ScanDrive(StartScan start, ScanParts parts, IScanStore store, QueuePump pump, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Runs it. A part that fails here ends it: whoever started it is there to be told.</summary>
    /// <exception cref="InvalidOperationException">Another run took the place of this one.</exception>
    public async Task<T> RunAsync<T>(
        IScan scan,
        DateOnly from,
        DateOnly until,
        IProgress<StageProgress> progress,
        CancellationToken cancellationToken
    )
    {
        var run = await start.RunAsync(scan, from, until, cancellationToken);
        var watch = new Watch(parts, new(scan.Name, 0, "parts", run.Parts.Count * scan.Steps.Count), progress);
        while (true)
        {
            await pump.PumpAsync(QueueNames.Parts, watch.HandleAsync, cancellationToken);
            watch.ThrowIfFailed();
            if (await parts.OutcomeAsync(run, cancellationToken) is { } outcome)
            {
                return Read<T>(outcome);
            }

            if ((await store.CurrentAsync(scan.Name, cancellationToken))?.Id != run.Id)
            {
                throw new InvalidOperationException($"another {scan.Name} was started meanwhile");
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    /// <summary>An outcome as what the scan made.</summary>
    public static T Read<T>(ReadOnlyMemory<byte> outcome) => JsonSerializer.Deserialize<T>(outcome.Span, JsonSerializerOptions.Web)!;

    private sealed class Watch(ScanParts parts, StageProgress progress, IProgress<StageProgress> told)
    {
        private int _done;
        private ExceptionDispatchInfo? _failure;

        public async Task HandleAsync(QueuedMessage message, CancellationToken cancellationToken)
        {
            try
            {
                await parts.RunAsync(message.Body, cancellationToken);
                told.Report(progress with { Done = Math.Min(Interlocked.Increment(ref _done), progress.Total!.Value) });
            }
            catch (Exception e)
            {
                Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(e), null);
                throw;
            }
        }

        public void ThrowIfFailed() => _failure?.Throw();
    }
}
