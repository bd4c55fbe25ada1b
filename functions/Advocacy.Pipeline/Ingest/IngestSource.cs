using System.Threading.Channels;
using Advocacy.Pipeline.Observability;
using Advocacy.Pipeline.Runs;
using Microsoft.Extensions.Logging;

namespace Advocacy.Pipeline.Ingest;

/// <summary>source ─► ingest ─► store, with no queue between them: for what can be read again from its beginning, such as files, into a
/// store on the same machine. A queue would write every event twice and be no safer. Lines are read while those before them are taken
/// apart and those before these are stored.</summary>
public sealed class IngestSource(Intakes intakes, IngestEvents ingest, ILogger<IngestSource> logger)
{
    private static readonly int BatchesAhead = Environment.ProcessorCount + 1;

    /// <summary>Takes in all lines of a source; when it returns, all is durable.</summary>
    /// <param name="source">The source.</param>
    /// <param name="progress">Takes the lines stored.</param>
    /// <param name="cancellationToken">Stops between batches; a rerun is harmless.</param>
    public async Task<Collected> RunAsync(IEventSource source, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var batches = Channel.CreateBounded<Task<(Intake Intake, int Lines)>>(BatchesAhead);
        var reading = Task.Run(() => ReadAsync(source, batches.Writer, stop.Token), CancellationToken.None);
        try
        {
            return await StoreAsync(batches.Reader, progress, cancellationToken);
        }
        finally
        {
            // Where the store failed, nobody takes what is read any more.
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReadAsync(
        IEventSource source,
        ChannelWriter<Task<(Intake Intake, int Lines)>> batches,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var batch = new LineBatch();
            await foreach (var line in source.ReadAsync(cancellationToken))
            {
                if (!batch.TryAdd(line))
                {
                    await batches.WriteAsync(TakeApartAsync(batch, cancellationToken), cancellationToken);
                    batch = new();
                    batch.TryAdd(line);
                }
            }

            await batches.WriteAsync(TakeApartAsync(batch, cancellationToken), cancellationToken);
            batches.Complete();
        }
        catch (Exception e)
        {
            batches.Complete(e);
        }
    }

    private Task<(Intake Intake, int Lines)> TakeApartAsync(LineBatch batch, CancellationToken cancellationToken) =>
        Task.Run(
            async () =>
            {
                var intake = await intakes.BeginAsync(cancellationToken);
                var lines = batch.Lines;
                batch.MoveTo(intake);
                return (intake, lines);
            },
            cancellationToken
        );

    private async Task<Collected> StoreAsync(
        ChannelReader<Task<(Intake Intake, int Lines)>> batches,
        IProgress<StageProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        long lines = 0,
            bad = 0;
        await foreach (var batch in batches.ReadAllAsync(cancellationToken))
        {
            var (intake, read) = await batch;
            using var trace = Telemetry.Traces.StartActivity(IngestEvents.Name);
            await ingest.StoreAsync(intake, trace, cancellationToken);
            (lines, bad) = (lines + read, bad + intake.Bad.Count);
            progress?.Report(new(IngestEvents.Name, lines, "lines"));
        }

        logger.Collected(lines, bad);
        return new(lines, bad);
    }
}
