using Advocacy.Domain.Values;
using Advocacy.Pipeline;
using Advocacy.Pipeline.Figures;
using Advocacy.Pipeline.Reports;
using Advocacy.Pipeline.Sources;
using Microsoft.Azure.Functions.Worker;

namespace Advocacy.Functions;

/// <summary>The timers of what marketing reads. A timer whose function throws is tried again by its policy. See <see cref="Topology"/>; one
/// statement each.</summary>
public sealed class FigureTriggers(CollectEngagement engagement, RollUpReach rollUp, ExportReports export, TimeProvider clock)
{
    /// <summary>Asks the sources that are due.</summary>
    [Function(nameof(CollectEngagement))]
    [ExponentialBackoffRetry(Topology.TimerRetries, Topology.FirstTimerRetry, Topology.LongestTimerRetry)]
    public Task CollectAsync([TimerTrigger(Topology.CollectSchedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        engagement.RunScheduledAsync(clock.Today(), cancellationToken);

    /// <summary>Rolls up all days, today included.</summary>
    [Function(nameof(RollUpReach))]
    [ExponentialBackoffRetry(Topology.TimerRetries, Topology.FirstTimerRetry, Topology.LongestTimerRetry)]
    public Task RollUpAsync([TimerTrigger(Topology.RollUpSchedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        rollUp.RunScheduledAsync(clock.Today(), cancellationToken);

    /// <summary>Writes what marketing reads, today included.</summary>
    [Function(nameof(ExportReports))]
    [ExponentialBackoffRetry(Topology.TimerRetries, Topology.FirstTimerRetry, Topology.LongestTimerRetry)]
    public Task ExportAsync([TimerTrigger(Topology.ExportSchedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        export.RunScheduledAsync(clock.Today(), cancellationToken);
}
