using System.Runtime.CompilerServices;
using System.Text;
using Advocacy.Pipeline;
using Advocacy.Pipeline.Contracts;
using Advocacy.Pipeline.Ports;

namespace Advocacy.Adapters.Storage;

/// <summary>The poison queues as places where people may be named. The other queues empty themselves: what names somebody who is erased is not taken in.</summary>
public sealed class QueueLeftovers(AzureMessageQueue queue) : IPersonalData
{
    private const int AtOnce = 32;
    private static readonly TimeSpan WhileLooking = TimeSpan.FromMinutes(1);

    private static IEnumerable<string> Poison => Topology.Queues.Where(name => name != Topology.ErasureQueue).Select(Topology.PoisonOf);

    /// <inheritdoc/>
    public string Place => "poison queues";

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> FindAsync(PersonNames names, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var message in await ReceiveAsync(cancellationToken))
        {
            await queue.ReleaseAsync(message, TimeSpan.Zero, cancellationToken);
            if (names.In(message.Body.Span))
            {
                yield return Encoding.UTF8.GetString(message.Body.Span);
            }
        }
    }

    /// <inheritdoc/>
    public async Task<int> EraseAsync(PersonNames names, bool isLast, CancellationToken cancellationToken)
    {
        var erased = 0;
        foreach (var message in await ReceiveAsync(cancellationToken))
        {
            if (!names.In(message.Body.Span))
            {
                await queue.ReleaseAsync(message, TimeSpan.Zero, cancellationToken);
                continue;
            }

            if (names.Without(message.Body) is { } left)
            {
                await queue.EnqueueAsync(message.Queue, [left], cancellationToken);
            }

            await queue.DeleteAsync(message, cancellationToken);
            erased++;
        }

        return erased;
    }

    private async Task<IReadOnlyList<QueuedMessage>> ReceiveAsync(CancellationToken cancellationToken)
    {
        var all = new List<QueuedMessage>();
        foreach (var name in Poison)
        {
            while (await queue.ReceiveAsync(name, AtOnce, WhileLooking, cancellationToken) is { Count: > 0 } messages)
            {
                all.AddRange(messages);
            }
        }

        return all;
    }
}
