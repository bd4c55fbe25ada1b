using Advocacy.Domain.Values;
using Advocacy.Pipeline;
using Advocacy.Pipeline.Digests;
using Advocacy.Pipeline.Reports;
using Advocacy.Pipeline.Sources;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Advocacy.Functions;

/// <summary>The timers of what marketing reads. A timer whose function throws is tried again by its policy. See <see cref="Topology"/>; one
/// statement each.</summary>
public sealed class FigureTriggers(CollectEngagement engagement, SendDigest digest, StageStarts starts, TimeProvider clock)
{
    /// <summary>Asks the sources that are due.</summary>
    [Function(nameof(CollectEngagement))]
    [ExponentialBackoffRetry(Topology.TimerRetries, Topology.FirstTimerRetry, Topology.LongestTimerRetry)]
    public Task CollectAsync([TimerTrigger(Topology.CollectSchedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        engagement.RunScheduledAsync(clock.Today(), cancellationToken);

    /// <summary>Says what the last week brought.</summary>
    [Function(nameof(SendDigest))]
    [ExponentialBackoffRetry(Topology.TimerRetries, Topology.FirstTimerRetry, Topology.LongestTimerRetry)]
    public Task SendAsync([TimerTrigger(Topology.DigestSchedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        digest.RunScheduledAsync(clock.Today(), cancellationToken);

    /// <summary>Closes the days whose counters have had time to come, and writes what marketing reads.</summary>
    [Function(nameof(CloseDay))]
    [ExponentialBackoffRetry(Topology.TimerRetries, Topology.FirstTimerRetry, Topology.LongestTimerRetry)]
    public Task CloseAsync(
        [TimerTrigger(Topology.CloseSchedule)] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => starts.StartAsync<CloseDay>(client, cancellationToken);
}
