using Advocacy.Pipeline.Ingest;
using Advocacy.Pipeline.Queues;
using Advocacy.Pipeline.Rights;
using Advocacy.Pipeline.Runs;
using Advocacy.Pipeline.Sources;

namespace Advocacy.Pipeline.Recovery;

/// <summary>The stages that messages start, by their queue.</summary>
public sealed class QueueStages(IngestEvents ingest, EraseEmployee erase, CollectPart collect)
{
    /// <summary>The stage of a queue.</summary>
    public IQueueStage Of(string queue) =>
        queue switch
        {
            QueueNames.Events => ingest,
            QueueNames.Erasure => erase,
            QueueNames.Collection => collect,
            _ => throw new ArgumentOutOfRangeException(nameof(queue), queue, "no stage is started by it"),
        };
}
