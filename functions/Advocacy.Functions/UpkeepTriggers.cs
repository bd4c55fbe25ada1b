using Advocacy.Domain.Values;
using Advocacy.Pipeline;
using Advocacy.Pipeline.Recovery;
using Advocacy.Pipeline.Rights;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Advocacy.Functions;

/// <summary>The timers that keep things in order. See <see cref="Topology"/>; one statement each.</summary>
public sealed class UpkeepTriggers(RetryPoison poison, StageStarts starts, TimeProvider clock)
{
    /// <summary>Tries messages that failed every time once more.</summary>
    [Function(nameof(RetryPoison))]
    [ExponentialBackoffRetry(Topology.TimerRetries, Topology.FirstTimerRetry, Topology.LongestTimerRetry)]
    public Task RetryAsync([TimerTrigger(Topology.PoisonSchedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        poison.RunScheduledAsync(clock.Today(), cancellationToken);

    /// <summary>Deletes what is too old.</summary>
    [Function(nameof(ApplyRetention))]
    [ExponentialBackoffRetry(Topology.TimerRetries, Topology.FirstTimerRetry, Topology.LongestTimerRetry)]
    public Task RetainAsync(
        [TimerTrigger(Topology.RetentionSchedule)] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => starts.StartAsync<ApplyRetention>(client, cancellationToken);
}
