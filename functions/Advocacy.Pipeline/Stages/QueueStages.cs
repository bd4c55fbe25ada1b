using Advocacy.Pipeline.Stages.Scans;

namespace Advocacy.Pipeline.Stages;

/// <summary>The stages that messages start, by their queue.</summary>
public sealed class QueueStages(IngestEvents ingest, ScanParts scan, EraseEmployee erase)
{
    /// <summary>The stage of a queue.</summary>
    public IQueueStage Of(string queue) => queue switch
    {
        Topology.EventsQueue => ingest,
        Topology.PartsQueue => scan,
        Topology.ErasureQueue => erase,
        _ => throw new ArgumentOutOfRangeException(nameof(queue), queue, "no stage is started by it"),
    };
}
