namespace Advocacy.Tests.Support;

/// <summary>A queue whose reader is there at once: what is put into it is dealt with before whoever puts it there goes on.</summary>
internal sealed class QuickQueue(IMessageQueue queue, Func<Task> read) : IMessageQueue
{
    public async Task EnqueueAsync(string name, IReadOnlyList<ReadOnlyMemory<byte>> bodies, CancellationToken cancellationToken)
    {
        await queue.EnqueueAsync(name, bodies, cancellationToken);
        await read();
    }

    public Task EnqueueLaterAsync(string name, ReadOnlyMemory<byte> body, TimeSpan delay, CancellationToken cancellationToken) =>
        queue.EnqueueLaterAsync(name, body, delay, cancellationToken);

    public Task<IReadOnlyList<QueuedMessage>> ReceiveAsync(string name, int max, TimeSpan hiddenFor, CancellationToken cancellationToken) =>
        queue.ReceiveAsync(name, max, hiddenFor, cancellationToken);

    public Task<bool> DeleteAsync(QueuedMessage message, CancellationToken cancellationToken) =>
        queue.DeleteAsync(message, cancellationToken);

    public Task ReleaseAsync(QueuedMessage message, TimeSpan delay, CancellationToken cancellationToken) =>
        queue.ReleaseAsync(message, delay, cancellationToken);

    public Task MoveAsync(QueuedMessage message, string toQueue, CancellationToken cancellationToken) =>
        queue.MoveAsync(message, toQueue, cancellationToken);

    public Task<long> CountAsync(string name, CancellationToken cancellationToken) => queue.CountAsync(name, cancellationToken);
}
