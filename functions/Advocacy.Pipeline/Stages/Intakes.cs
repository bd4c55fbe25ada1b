using Advocacy.Domain.Facts;
using Advocacy.Pipeline.Contracts;
using Advocacy.Pipeline.Options;
using Advocacy.Pipeline.Ports;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Stages;

/// <summary>Begins intakes: under which key, from which source, at what time.</summary>
public sealed class Intakes(Pseudonyms pseudonyms, IOptions<PrivacyOptions> options, TimeProvider clock)
{
    /// <summary>An empty intake.</summary>
    /// <exception cref="KeyMismatchException">The store was filled under another key.</exception>
    internal async Task<Intake> BeginAsync(CancellationToken cancellationToken) => new(await pseudonyms.LoadAsync(cancellationToken), options.Value.OnlySource, clock);

    /// <summary>The bad row of a message whose claim nobody keeps any more.</summary>
    internal BadRow Lost(ReadOnlySpan<byte> message) => BadRow.Of(message, new(BadRowReason.LostPayload, "$"), IngestEvents.Name, Topology.EventsQueue, clock.GetUtcNow());

    /// <summary>Seconds since the newest counters of an intake were seen; null where it has none.</summary>
    internal double? LagOf(Intake intake) => intake.Facts.OfType<EngagementObserved>().Select(seen => (DateTimeOffset?)seen.ObservedAt).Max() is { } newest
        ? Math.Max(0, (clock.GetUtcNow() - newest).TotalSeconds)
        : null;
}
