using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Observability;
using Advocacy.Pipeline.Queues;
using Microsoft.Extensions.Logging;

namespace Advocacy.Pipeline.Recovery;

/// <summary>bad rows ─► queue. Sends bad rows and poison messages through again, after the program was mended. A row
/// leaves only when the queue has it; found bad again, it comes back under the same id.</summary>
public sealed class ReplayBadRows(IBadRowStore badRows, IMessageQueue queue, ILogger<ReplayBadRows> logger)
{
    private const int BatchSize = 256;
    private static readonly TimeSpan HiddenFor = TimeSpan.FromMinutes(5);

    /// <summary>The command's name.</summary>
    public const string Name = "replay";

    /// <summary>Enqueues all that can be sent again. Stopped anywhere, a rerun is harmless.</summary>
    public async Task<Replayed> RunAsync(CancellationToken cancellationToken)
    {
        long rows = 0,
            stayed = 0;
        await foreach (var chunk in badRows.ReadAsync(cancellationToken).Chunk(BatchSize).WithCancellation(cancellationToken))
        {
            var sendable = chunk
                .Where(IsReadable)
                .Select(row => (row.Id, Message: MessageOf(row)))
                .Where(row => row.Message.Length <= EventLimits.MaxEventBytes)
                .ToList();
            string[] ids = [.. sendable.Select(row => row.Id)];
            await badRows.HoldAsync(ids, cancellationToken);
            await queue.EnqueueAsync(QueueNames.Events, [.. sendable.Select(row => row.Message)], cancellationToken);
            // Ingest may have found some of them bad again by now: these stay.
            await badRows.RemoveHeldAsync(ids, cancellationToken);
            rows += sendable.Count;
            stayed += chunk.Length - sendable.Count;
        }

        var poison = await ReviveAsync(cancellationToken);
        logger.Replayed(rows, poison, stayed);
        return new(rows, poison, stayed);
    }

    private static bool IsReadable(BadRow row) => row.IsWhole && row.Problem.Reason != BadRowReason.UnreadableFile;

    /// <summary>The row as a message. An array in the place of an event goes within another: otherwise its items would be taken for
    /// events.</summary>
    private static ReadOnlyMemory<byte> MessageOf(BadRow row) =>
        row.Problem.Reason == BadRowReason.NotAnObject ? (byte[])[(byte)'[', .. row.Payload.Span, (byte)']'] : row.Payload;

    private async Task<long> ReviveAsync(CancellationToken cancellationToken)
    {
        long moved = 0;
        foreach (var name in QueueNames.All)
        {
            while (await queue.ReceiveAsync(QueueNames.PoisonOf(name), 32, HiddenFor, cancellationToken) is { Count: > 0 } messages)
            {
                foreach (var message in messages)
                {
                    await queue.MoveAsync(message, name, cancellationToken);
                    moved++;
                }
            }
        }

        return moved;
    }
}

/// <summary>What a replay did.</summary>
/// <param name="Rows">Bad rows sent again.</param>
/// <param name="Poison">Poison messages sent again.</param>
/// <param name="Stayed">Bad rows too long for the queue: their files have to be mended and ingested again.</param>
public sealed record Replayed(long Rows, long Poison, long Stayed);
