using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Ingest;
using Advocacy.Pipeline.Observability;
using Advocacy.Pipeline.Queues;
using Advocacy.Pipeline.Runs;
using Microsoft.Extensions.Logging;

namespace Advocacy.Pipeline.Recovery;

/// <summary>poison queues ─► their stages. Messages that failed every time are tried once more, long after the cause may be gone. What
/// fails for a cause that waiting may mend goes back as new, so that it does not die after seven days; events that fail for any other
/// become bad rows, which are kept, listed and replayed.</summary>
public sealed class RetryPoison(
    QueueStages stages,
    IMessageQueue queue,
    IBadRowStore badRows,
    ITransientFaults faults,
    TimeProvider clock,
    ILogger<RetryPoison> logger
) : IScheduledStage
{
    private static readonly TimeSpan VisibilityTimeout = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public async Task<bool> RunScheduledAsync(DateOnly today, CancellationToken cancellationToken) =>
        await RunAsync(cancellationToken) is not (0, 0);

    /// <summary>Tries every message that is in a poison queue now.</summary>
    /// <returns>Messages that are done, and those that became bad rows.</returns>
    public async Task<(int Done, int Bad)> RunAsync(CancellationToken cancellationToken)
    {
        var (done, bad) = (0, 0);
        foreach (var name in QueueNames.All)
        {
            var left = await queue.CountAsync(QueueNames.PoisonOf(name), cancellationToken);
            Telemetry.Poisoned.Record(left, KeyValuePair.Create("queue", (object?)name));
            for (; left > 0; left--)
            {
                if (await queue.ReceiveAsync(QueueNames.PoisonOf(name), 1, VisibilityTimeout, cancellationToken) is not [var message])
                {
                    break;
                }

                switch (await TryAsync(name, message, cancellationToken))
                {
                    case Tried.Done:
                        done++;
                        break;
                    case Tried.Bad:
                        bad++;
                        break;
                    // What is down for one is down for the next.
                    case Tried.Transient:
                        left = 0;
                        break;
                    default:
                        break;
                }
            }
        }

        logger.PoisonRetried(done, bad);
        return (done, bad);
    }

    private async Task<Tried> TryAsync(string name, QueuedMessage message, CancellationToken cancellationToken)
    {
        if (name == QueueNames.Collection)
        {
            // The timer found the part due again long since.
            await queue.DeleteAsync(message, cancellationToken);
            return Tried.Done;
        }

        try
        {
            await stages.Of(name).RunAsync(message.Body, cancellationToken);
            await queue.DeleteAsync(message, cancellationToken);
            return Tried.Done;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var isTransient = faults.IsTransient(e);
            if (isTransient || name != QueueNames.Events)
            {
                logger.PoisonFailed(e, name);
                await queue.MoveAsync(message, message.Queue, cancellationToken);
                return isTransient ? Tried.Transient : Tried.Kept;
            }

            BadRow[] row = [BadRow.Of(message.Body.Span, new(BadRowReason.FailedMessage, "$"), IngestEvents.Name, name, clock.GetUtcNow())];
            Telemetry.CountBad(row);
            await badRows.AddAsync(row, cancellationToken);
            await queue.DeleteAsync(message, cancellationToken);
            return Tried.Bad;
        }
    }

    private enum Tried
    {
        Done,
        Bad,
        Kept,
        Transient,
    }
}
