using Advocacy.Local.Hosting;
using Advocacy.Pipeline.Queues;
using Microsoft.Extensions.Logging;

namespace Advocacy.Local.Queue;

/// <summary>Hands messages of the embedded queue to a stage as the Functions host does: in batches, side by side, deleted when
/// done, hidden and tried again when failed, moved to the poison queue when failed too often.</summary>
internal sealed class QueuePump(IMessageQueue queue, QueueRules rules, TimeProvider clock, ILogger<QueuePump> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Hands over every message that is visible now.</summary>
    /// <returns>Messages dealt with.</returns>
    public async Task<int> PumpAsync(string name, Func<QueuedMessage, CancellationToken, Task> stage, CancellationToken cancellationToken)
    {
        var done = 0;
        while (await queue.ReceiveAsync(name, rules.BatchSize, rules.Lease, cancellationToken) is { Count: > 0 } messages)
        {
            // What has begun is let finish: a stop between an effect and the delete of its message is work done twice.
            await Task.WhenAll(
                messages.Select(message => Task.Run(() => HandleAsync(message, stage, CancellationToken.None), CancellationToken.None))
            );
            done += messages.Count;
        }

        return done;
    }

    /// <summary>Hands over messages until the queue holds none, waiting for those that are hidden: failed ones, and those of a
    /// process that died.</summary>
    public async Task DrainAsync(string name, Func<QueuedMessage, CancellationToken, Task> stage, CancellationToken cancellationToken)
    {
        await PumpAsync(name, stage, cancellationToken);
        while (await queue.CountAsync(name, cancellationToken) > 0)
        {
            await Task.Delay(Pause, clock, cancellationToken);
            await PumpAsync(name, stage, cancellationToken);
        }
    }

    private async Task HandleAsync(
        QueuedMessage message,
        Func<QueuedMessage, CancellationToken, Task> stage,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await stage(message, cancellationToken);
            await queue.DeleteAsync(message, cancellationToken);
        }
        // A request that ran into its time limit says that it was cancelled; that is a failure like any other.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            logger.MessageFailed(e, message.Queue, message.DequeueCount);
            if (message.DequeueCount >= rules.MaxDequeueCount)
            {
                await queue.MoveAsync(message, QueueNames.PoisonOf(message.Queue), cancellationToken);
            }
            else
            {
                await queue.ReleaseAsync(message, rules.VisibilityTimeout, cancellationToken);
            }
        }
    }
}
