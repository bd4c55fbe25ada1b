namespace Advocacy.Pipeline.Queues;

/// <summary>The queues by name.</summary>
public static class QueueNames
{
    /// <summary>The queue of events.</summary>
    public const string Events = "events";

    /// <summary>The queue of demands to be forgotten.</summary>
    public const string Erasure = "erasure-requests";

    /// <summary>The queue of parts of sources that are to be asked; its messages name nobody.</summary>
    public const string Collection = "collection";

    /// <summary>The setting that names the storage account of the queues.</summary>
    public const string Connection = "Advocacy";

    private const string PoisonSuffix = "-poison";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Events, Erasure, Collection];

    /// <summary>The queue for what a queue's stage failed on every time, named as the Functions host names it. What fails there stays
    /// there.</summary>
    public static string PoisonOf(string queue) => queue.EndsWith(PoisonSuffix, StringComparison.Ordinal) ? queue : queue + PoisonSuffix;
}
