using Advocacy.Domain.Values;
using Advocacy.Pipeline;
using Advocacy.Pipeline.Effect;
using Advocacy.Pipeline.Model;
using Advocacy.Pipeline.WeeklyList;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Advocacy.Functions;

/// <summary>The timers of the weekly list: the model, the list, its answers and its effect. See <see cref="Topology"/>; one statement
/// each.</summary>
public sealed class ListTriggers(StageStarts starts, CollectFeedback feedback, TimeProvider clock)
{
    /// <summary>Trains on all days before today.</summary>
    [Function(nameof(TrainModel))]
    [ExponentialBackoffRetry(Topology.TimerRetries, Topology.FirstTimerRetry, Topology.LongestTimerRetry)]
    public Task TrainAsync(
        [TimerTrigger(Topology.TrainSchedule)] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => starts.StartAsync<TrainModel>(client, cancellationToken);

    /// <summary>Writes the list of this week.</summary>
    [Function(nameof(SelectCandidates))]
    [ExponentialBackoffRetry(Topology.TimerRetries, Topology.FirstTimerRetry, Topology.LongestTimerRetry)]
    public Task SelectAsync(
        [TimerTrigger(Topology.SelectSchedule)] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => starts.StartAsync<SelectCandidates>(client, cancellationToken);

    /// <summary>Takes in the lists that HR has put back.</summary>
    [Function(nameof(CollectFeedback))]
    [ExponentialBackoffRetry(Topology.TimerRetries, Topology.FirstTimerRetry, Topology.LongestTimerRetry)]
    public Task FeedbackAsync([TimerTrigger(Topology.FeedbackSchedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        feedback.RunScheduledAsync(clock.Today(), cancellationToken);

    /// <summary>Measures what the lists changed.</summary>
    [Function(nameof(MeasureEffect))]
    [ExponentialBackoffRetry(Topology.TimerRetries, Topology.FirstTimerRetry, Topology.LongestTimerRetry)]
    public Task MeasureAsync(
        [TimerTrigger(Topology.EffectSchedule)] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => starts.StartAsync<MeasureEffect>(client, cancellationToken);
}
