using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using Advocacy.Pipeline.Events;

namespace Advocacy.Pipeline.Observability;

/// <summary>What the pipeline reports about itself: traces and metrics, none with a person's id. The trace of a message follows from its
/// content, so that collecting and ingesting it are one trace without anything being carried through the queue.</summary>
public static class Telemetry
{
    /// <summary>The name of the traces' source and of the metrics' meter.</summary>
    public const string Name = "Advocacy";

    /// <summary>Traces.</summary>
    public static ActivitySource Traces { get; } = new(Name);

    /// <summary>Metrics.</summary>
    public static Meter Metrics { get; } = new(Name);

    /// <summary>Events merged into the store.</summary>
    public static Counter<long> Merged { get; } =
        Metrics.CreateCounter<long>("advocacy.events.merged", "{event}", "Events merged into the store");

    /// <summary>Rows that were bad, by reason.</summary>
    public static Counter<long> Bad { get; } = Metrics.CreateCounter<long>("advocacy.rows.bad", "{row}", "Rows that could not be taken in");

    /// <summary>Messages enqueued.</summary>
    public static Counter<long> Enqueued { get; } =
        Metrics.CreateCounter<long>("advocacy.messages.enqueued", "{message}", "Messages enqueued");

    /// <summary>Messages that lay in a poison queue when somebody looked, by queue.</summary>
    public static Histogram<long> Poisoned { get; } =
        Metrics.CreateHistogram<long>("advocacy.messages.poisoned", "{message}", "Messages that lay in a poison queue");

    /// <summary>Calls of functions that ended, by function and outcome.</summary>
    public static Counter<long> Calls { get; } =
        Metrics.CreateCounter<long>("advocacy.functions.calls", "{call}", "Calls of functions that ended");

    /// <summary>Seconds from the newest counters of a message being seen to their being stored.</summary>
    public static Histogram<double> Lag { get; } =
        Metrics.CreateHistogram<double>(
            "advocacy.ingest.lag",
            "s",
            "From the newest counters of a message being seen to their being stored"
        );

    /// <summary>Days since the model that scores was trained; reported with every export.</summary>
    public static Histogram<double> ModelAge { get; } =
        Metrics.CreateHistogram<double>("advocacy.model.age", "d", "Days since the model that scores was trained");

    /// <summary>Request units that Cosmos DB charged.</summary>
    public static Counter<double> RequestUnits { get; } =
        Metrics.CreateCounter<double>("advocacy.cosmos.request_units", "{request_unit}", "Request units charged by Cosmos DB");

    /// <summary>Begins a step of a message's trace. Where nobody listens it does nothing, to save hashing every message.</summary>
    public static Activity? StartStep(string name, ActivityKind kind, ReadOnlySpan<byte> message) =>
        Traces.HasListeners() ? Traces.StartActivity(name, kind, TraceOf(message)) : null;

    /// <summary>Counts bad rows by reason.</summary>
    internal static void CountBad(IEnumerable<BadRow> rows)
    {
        foreach (var (reason, count) in rows.CountBy(row => row.Problem.Reason))
        {
            Bad.Add(count, KeyValuePair.Create("reason", (object?)reason.ToString()));
        }
    }

    /// <summary>The trace of a message.</summary>
    public static ActivityContext TraceOf(ReadOnlySpan<byte> message)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(message, hash);
        return new(
            ActivityTraceId.CreateFromBytes(hash[..16]),
            ActivitySpanId.CreateFromBytes(hash[16..24]),
            ActivityTraceFlags.Recorded,
            isRemote: true
        );
    }
}
