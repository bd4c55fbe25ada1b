using System.Globalization;
using Advocacy.Pipeline.Queues;

namespace Advocacy.Stores.Sqlite;

/// <summary>Queues over SQLite, with the visibility, dequeue count and receipts of Azure Storage queues. A receipt is the
/// dequeue count: it ends when the message is delivered to another.</summary>
public sealed class SqliteMessageQueue(SqliteDatabase database, TimeProvider clock) : IMessageQueue
{
    /// <inheritdoc/>
    public Task EnqueueAsync(string queue, IReadOnlyList<ReadOnlyMemory<byte>> bodies, CancellationToken cancellationToken) =>
        database.WriteAsync(
            writer =>
                bodies.Sum(body =>
                    writer.Run(
                        "INSERT INTO message (queue, visible_at, dequeue_count, body) VALUES ($1, $2, 0, $3)",
                        queue,
                        Now,
                        body.ToArray()
                    )
                ),
            cancellationToken
        );

    /// <inheritdoc/>
    public Task EnqueueLaterAsync(string queue, ReadOnlyMemory<byte> body, TimeSpan delay, CancellationToken cancellationToken) =>
        database.WriteAsync(
            writer =>
                writer.Run(
                    "INSERT INTO message (queue, visible_at, dequeue_count, body) VALUES ($1, $2, 0, $3)",
                    queue,
                    Later(delay),
                    body.ToArray()
                ),
            cancellationToken
        );

    /// <inheritdoc/>
    public async Task<IReadOnlyList<QueuedMessage>> ReceiveAsync(
        string queue,
        int max,
        TimeSpan hiddenFor,
        CancellationToken cancellationToken
    ) =>
        await database.WriteAsync(
            writer =>
            {
                var messages = writer.Query(
                    "SELECT id, dequeue_count + 1, body FROM message WHERE queue "
                        + "= $1 AND visible_at <= $2 ORDER BY visible_at, id LIMIT $3",
                    row => new QueuedMessage(
                        queue,
                        Text(row.GetInt64(0)),
                        Text(row.GetInt64(1)),
                        row.GetInt32(1),
                        row.GetFieldValue<byte[]>(2)
                    ),
                    queue,
                    Now,
                    max
                );
                foreach (var message in messages)
                {
                    writer.Run(
                        "UPDATE message SET dequeue_count = $2, visible_at = $3 WHERE id = $1",
                        Number(message.Id),
                        message.DequeueCount,
                        Later(hiddenFor)
                    );
                }

                return messages;
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public async Task<bool> DeleteAsync(QueuedMessage message, CancellationToken cancellationToken)
    {
        var isDeleted = await database.WriteAsync(
            writer =>
                writer.Run("DELETE FROM message WHERE id = $1 AND dequeue_count = $2", Number(message.Id), Number(message.Receipt)) == 1,
            cancellationToken
        );
        if (isDeleted && message.Queue == QueueNames.Erasure)
        {
            // The demand itself names the person.
            await database.EmptyLogAsync(cancellationToken);
        }

        return isDeleted;
    }

    /// <inheritdoc/>
    public Task ReleaseAsync(QueuedMessage message, TimeSpan delay, CancellationToken cancellationToken) =>
        database.WriteAsync(
            writer =>
                writer.Run(
                    "UPDATE message SET visible_at = $3 WHERE id = $1 AND dequeue_count = $2",
                    Number(message.Id),
                    Number(message.Receipt),
                    Later(delay)
                ),
            cancellationToken
        );

    /// <inheritdoc/>
    public Task MoveAsync(QueuedMessage message, string toQueue, CancellationToken cancellationToken) =>
        database.WriteAsync(
            // The body stays as it is there: somebody may have been taken out of it since it was delivered.
            writer =>
                writer.Run(
                    "INSERT INTO message (queue, visible_at, dequeue_count, body) SELECT $3, $4, 0, body FROM message WHERE id = $1 AND "
                        + "dequeue_count = $2",
                    Number(message.Id),
                    Number(message.Receipt),
                    toQueue,
                    Now
                ) == 1
                    ? writer.Run("DELETE FROM message WHERE id = $1", Number(message.Id))
                    : 0,
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<long> CountAsync(string queue, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read("SELECT count(*) FROM message WHERE queue = $1", row => row.GetInt64(0), queue)[0]);

    private long Now => clock.GetUtcNow().Micros();

    private long Later(TimeSpan delay) => (clock.GetUtcNow() + delay).Micros();

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>The embedded queue takes messages of any length: each stands for itself.</summary>
public sealed class SqliteClaimCheck : IClaimCheck
{
    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>?> FindAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) =>
        Task.FromResult<ReadOnlyMemory<byte>?>(message);
}
