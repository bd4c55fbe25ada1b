namespace Advocacy.Pipeline.Queues;

/// <summary>Named queues with at-least-once delivery, as Azure Storage queues have them.</summary>
public interface IMessageQueue
{
    /// <summary>Appends messages; when it returns, they are durable.</summary>
    Task EnqueueAsync(string queue, IReadOnlyList<ReadOnlyMemory<byte>> bodies, CancellationToken cancellationToken);

    /// <summary>Appends a message that nobody sees until a delay is over.</summary>
    Task EnqueueLaterAsync(string queue, ReadOnlyMemory<byte> body, TimeSpan delay, CancellationToken cancellationToken);

    /// <summary>Takes up to a number of visible messages, oldest first, and hides each for a time. Each delivery counts.</summary>
    Task<IReadOnlyList<QueuedMessage>> ReceiveAsync(string queue, int max, TimeSpan hiddenFor, CancellationToken cancellationToken);

    /// <summary>Deletes a message that its holder has dealt with.</summary>
    /// <returns>False where the message is gone, or was delivered to another since.</returns>
    Task<bool> DeleteAsync(QueuedMessage message, CancellationToken cancellationToken);

    /// <summary>Gives a message back, visible again after a delay. Nothing happens if another process holds it by now.</summary>
    Task ReleaseAsync(QueuedMessage message, TimeSpan delay, CancellationToken cancellationToken);

    /// <summary>Moves a message to another queue at once, as new there. Nothing happens if another process holds it by now.</summary>
    Task MoveAsync(QueuedMessage message, string toQueue, CancellationToken cancellationToken);

    /// <summary>How many messages a queue holds, hidden ones included.</summary>
    Task<long> CountAsync(string queue, CancellationToken cancellationToken);
}

/// <summary>A delivered message.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="Id">The message in it.</param>
/// <param name="Receipt">Proves this delivery; it ends when the message is delivered to another.</param>
/// <param name="DequeueCount">Deliveries so far, this one included.</param>
/// <param name="Body">What it says.</param>
public sealed record QueuedMessage(string Queue, string Id, string Receipt, int DequeueCount, ReadOnlyMemory<byte> Body);
