using System.Collections.Concurrent;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Queues;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Advocacy.Stores.Storage;

/// <summary>Queues of a storage account. A message that is longer than one may be goes to a blob and its claim on the queue.</summary>
public sealed class AzureMessageQueue : IMessageQueue
{
    private const int MaxReceived = 32;
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);
    private static readonly TimeSpan WhileMoving = TimeSpan.FromMinutes(1);

    private readonly Uri _endpoint;
    private readonly QueueMessageEncoding _encoding;
    private readonly BlobClaimCheck _claims;
    private readonly ConcurrentDictionary<string, QueueClient> _queues = new(StringComparer.Ordinal);

    /// <summary>Queues at an endpoint.</summary>
    /// <param name="endpoint">The queue service, such as https://account.queue.core.windows.net.</param>
    /// <param name="isBase64">Whether bodies stand as base64, as host.json says.</param>
    /// <param name="claims">Where long messages are kept.</param>
    public AzureMessageQueue(Uri endpoint, bool isBase64, BlobClaimCheck claims) =>
        (_endpoint, _encoding, _claims) = (endpoint, isBase64 ? QueueMessageEncoding.Base64 : QueueMessageEncoding.None, claims);

    /// <inheritdoc/>
    public async Task EnqueueAsync(string queue, IReadOnlyList<ReadOnlyMemory<byte>> bodies, CancellationToken cancellationToken)
    {
        foreach (var body in bodies)
        {
            var message = body.Length <= EventLimits.MaxPackedBytes ? body : await _claims.CheckInAsync(body, cancellationToken);
            await InQueueAsync(
                queue,
                client => client.SendMessageAsync(new BinaryData(message), visibilityTimeout: null, Forever, cancellationToken),
                cancellationToken
            );
        }
    }

    /// <inheritdoc/>
    public Task EnqueueLaterAsync(string queue, ReadOnlyMemory<byte> body, TimeSpan delay, CancellationToken cancellationToken) =>
        InQueueAsync(
            queue,
            client => client.SendMessageAsync(new BinaryData(body), WholeSeconds(delay), Forever, cancellationToken),
            cancellationToken
        );

    /// <inheritdoc/>
    public async Task<IReadOnlyList<QueuedMessage>> ReceiveAsync(
        string queue,
        int max,
        TimeSpan hiddenFor,
        CancellationToken cancellationToken
    )
    {
        var received = new List<QueuedMessage>();
        while (received.Count < max)
        {
            var wanted = Math.Min(MaxReceived, max - received.Count);
            var messages = (
                await InQueueAsync(
                    queue,
                    client => client.ReceiveMessagesAsync(wanted, WholeSeconds(hiddenFor), cancellationToken),
                    cancellationToken
                )
            ).Value;
            foreach (var message in messages)
            {
                // A claim whose content is gone stays a claim: the stage that takes the message reports it, and everything else goes on.
                var body = await _claims.FindAsync(message.Body.ToMemory(), cancellationToken) ?? message.Body.ToMemory();
                received.Add(new(queue, message.MessageId, message.PopReceipt, (int)message.DequeueCount, body));
            }

            if (messages.Length == 0)
            {
                break;
            }
        }

        return received;
    }

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(QueuedMessage message, CancellationToken cancellationToken) =>
        IfHeldAsync(() => Queue(message.Queue).DeleteMessageAsync(message.Id, message.Receipt, cancellationToken));

    /// <inheritdoc/>
    public Task ReleaseAsync(QueuedMessage message, TimeSpan delay, CancellationToken cancellationToken) =>
        IfHeldAsync(() =>
            Queue(message.Queue)
                .UpdateMessageAsync(message.Id, message.Receipt, message: (BinaryData?)null, WholeSeconds(delay), cancellationToken)
        );

    /// <inheritdoc/>
    public async Task MoveAsync(QueuedMessage message, string toQueue, CancellationToken cancellationToken)
    {
        // Held anew first, so that a stale receipt moves nothing; killed before the delete, it is in both, which is harmless.
        Response<UpdateReceipt>? held = null;
        if (
            await IfHeldAsync(async () =>
                held = await Queue(message.Queue)
                    .UpdateMessageAsync(message.Id, message.Receipt, message: (BinaryData?)null, WhileMoving, cancellationToken)
            )
        )
        {
            await EnqueueAsync(toQueue, [message.Body], cancellationToken);
            await DeleteAsync(message with { Receipt = held!.Value.PopReceipt }, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task<long> CountAsync(string queue, CancellationToken cancellationToken) =>
        (await InQueueAsync(queue, client => client.GetPropertiesAsync(cancellationToken), cancellationToken))
            .Value
            .ApproximateMessagesCountLong;

    /// <summary>The service counts seconds and would cut off what is less.</summary>
    private static TimeSpan WholeSeconds(TimeSpan time) => TimeSpan.FromSeconds(Math.Ceiling(time.TotalSeconds));

    private static async Task<bool> IfHeldAsync(Func<Task> action)
    {
        try
        {
            await action();
            return true;
        }
        catch (RequestFailedException e)
            when (e.ErrorCode == QueueErrorCode.MessageNotFound || e.ErrorCode == QueueErrorCode.PopReceiptMismatch)
        {
            return false;
        }
    }

    private QueueClient Queue(string name) => _queues.GetOrAdd(name, Open);

    private QueueClient Open(string name) =>
        StorageAccount
            .Queues(_endpoint, _encoding, (message, cancellationToken) => SetAsideAsync(name, message, cancellationToken))
            .GetQueueClient(name);

    /// <summary>A message in another encoding than host.json's would fail for ever: it goes to the poison queue in that encoding, and if it
    /// lies there already, it stays there.</summary>
    private async Task SetAsideAsync(string name, QueueMessage message, CancellationToken cancellationToken)
    {
        await EnqueueAsync(QueueNames.PoisonOf(name), [message.Body.ToMemory()], cancellationToken);
        await StorageAccount
            .Queues(_endpoint, QueueMessageEncoding.None, null)
            .GetQueueClient(name)
            .DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
    }

    private async Task<T> InQueueAsync<T>(string name, Func<QueueClient, Task<T>> action, CancellationToken cancellationToken)
    {
        try
        {
            return await action(Queue(name));
        }
        catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            await Queue(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            return await action(Queue(name));
        }
    }
}
