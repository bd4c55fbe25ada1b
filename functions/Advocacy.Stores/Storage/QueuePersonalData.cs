using System.Runtime.CompilerServices;
using System.Text;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.Queues;

namespace Advocacy.Stores.Storage;

/// <summary>The poison queues as places where people may be named. The other queues empty themselves: what names somebody who is erased is
/// not taken in. What somebody else holds just now cannot be looked at; the place is whole only when every message was.</summary>
public sealed class QueuePersonalData(AzureMessageQueue queue) : IPersonalData
{
    private const int BatchSize = 32;

    // Long enough for a long queue: what comes back is known by its id.
    private static readonly TimeSpan VisibilityTimeout = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public string Place => "poison queues";

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> FindAsync(PersonNames names, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var found = new List<string>();
        foreach (var name in QueueNames.All.Where(name => name != QueueNames.Erasure).Select(QueueNames.PoisonOf))
        {
            await LookAsync(
                name,
                message =>
                {
                    found.AddRange(names.In(message.Body.Span) ? [Encoding.UTF8.GetString(message.Body.Span)] : Array.Empty<string>());
                    return Task.FromResult(false);
                },
                cancellationToken
            );
        }

        foreach (var text in found)
        {
            yield return text;
        }
    }

    /// <inheritdoc/>
    public async Task<Swept> EraseAsync(PersonNames names, bool isLast, CancellationToken cancellationToken)
    {
        var (erased, isWhole) = (0, true);
        foreach (var name in QueueNames.All)
        {
            // A demand to be erased that failed too often is met by now, but only the last time.
            var isTaken = name != QueueNames.Erasure || isLast;
            isWhole &= await LookAsync(
                QueueNames.PoisonOf(name),
                async message => isTaken && names.In(message.Body.Span) && await EraseAsync(message),
                cancellationToken
            );
        }

        return new(erased, isWhole);

        async Task<bool> EraseAsync(QueuedMessage message)
        {
            if (message.Queue != QueueNames.PoisonOf(QueueNames.Erasure) && names.Without(message.Body) is { } left)
            {
                await queue.EnqueueAsync(message.Queue, [left], cancellationToken);
            }

            erased++;
            return await queue.DeleteAsync(message, cancellationToken);
        }
    }

    /// <summary>Looks at every message of a queue once, and gives back those that are not gone, whatever happens.</summary>
    /// <returns>Whether all that the queue held were looked at.</returns>
    private async Task<bool> LookAsync(string name, Func<QueuedMessage, Task<bool>> isGone, CancellationToken cancellationToken)
    {
        var (held, seen) = (new List<QueuedMessage>(), new HashSet<string>(StringComparer.Ordinal));
        // Never less than there are, the service says.
        var count = await queue.CountAsync(name, cancellationToken);
        try
        {
            while (await queue.ReceiveAsync(name, BatchSize, VisibilityTimeout, cancellationToken) is { Count: > 0 } messages)
            {
                held.AddRange(messages);
                foreach (var message in messages.Where(message => seen.Add(message.Id)))
                {
                    if (await isGone(message))
                    {
                        held.Remove(message);
                    }
                }
            }
        }
        finally
        {
            foreach (var message in held)
            {
                await queue.ReleaseAsync(message, TimeSpan.Zero, CancellationToken.None);
            }
        }

        return seen.Count >= count;
    }
}
