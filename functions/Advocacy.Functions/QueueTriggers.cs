using System.Text;
using Advocacy.Pipeline;
using Advocacy.Pipeline.Ingest;
using Advocacy.Pipeline.Queues;
using Advocacy.Pipeline.Rights;
using Advocacy.Pipeline.Sources;
using Microsoft.Azure.Functions.Worker;

namespace Advocacy.Functions;

/// <summary>The triggers by messages. A message whose function throws is delivered again by its queue. See <see cref="Topology"/>; one
/// statement each.</summary>
public sealed class QueueTriggers(IngestEvents ingest, EraseEmployee erase, CollectPart collect)
{
    /// <summary>Takes in a message of events.</summary>
    [Function(nameof(IngestEvents))]
    public Task IngestAsync(
        [QueueTrigger(QueueNames.Events, Connection = QueueNames.Connection)] string message,
        CancellationToken cancellationToken
    ) => ingest.RunAsync(Encoding.UTF8.GetBytes(message), cancellationToken);

    /// <summary>Forgets a person.</summary>
    [Function(nameof(EraseEmployee))]
    public Task EraseAsync(
        [QueueTrigger(QueueNames.Erasure, Connection = QueueNames.Connection)] string message,
        CancellationToken cancellationToken
    ) => erase.RunAsync(Encoding.UTF8.GetBytes(message), cancellationToken);

    /// <summary>Asks a part of a source.</summary>
    [Function(nameof(CollectPart))]
    public Task CollectAsync(
        [QueueTrigger(QueueNames.Collection, Connection = QueueNames.Connection)] string message,
        CancellationToken cancellationToken
    ) => collect.RunAsync(Encoding.UTF8.GetBytes(message), cancellationToken);
}
