using Advocacy.Domain.Values;
using Advocacy.Pipeline;
using Advocacy.Pipeline.Reports;
using Advocacy.Pipeline.Sources;
using Microsoft.Azure.Functions.Worker;

namespace Advocacy.Functions;

/// <summary>The timers of what marketing reads. A timer whose function throws is tried again by its policy. See <see cref="Topology"/>; one
/// statement each.</summary>
public sealed class FigureTriggers(CollectEngagement engagement, CloseDay close, TimeProvider clock)
{
    /// <summary>Asks the sources that are due.</summary>
    [Function(nameof(CollectEngagement))]
    [ExponentialBackoffRetry(Topology.TimerRetries, Topology.FirstTimerRetry, Topology.LongestTimerRetry)]
    public Task CollectAsync([TimerTrigger(Topology.CollectSchedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        engagement.RunScheduledAsync(clock.Today(), cancellationToken);

    /// <summary>Closes the days whose counters have had time to come, and writes what marketing reads.</summary>
    [Function(nameof(CloseDay))]
    [ExponentialBackoffRetry(Topology.TimerRetries, Topology.FirstTimerRetry, Topology.LongestTimerRetry)]
    public Task CloseAsync([TimerTrigger(Topology.CloseSchedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        close.RunScheduledAsync(clock.Today(), cancellationToken);
}
