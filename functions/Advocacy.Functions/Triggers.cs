using System.Text;
using Advocacy.Domain.Values;
using Advocacy.Pipeline;
using Advocacy.Pipeline.Effect;
using Advocacy.Pipeline.Figures;
using Advocacy.Pipeline.Ingest;
using Advocacy.Pipeline.Model;
using Advocacy.Pipeline.Queues;
using Advocacy.Pipeline.Recovery;
using Advocacy.Pipeline.Reports;
using Advocacy.Pipeline.Rights;
using Advocacy.Pipeline.Sources;
using Advocacy.Pipeline.WeeklyList;
using Microsoft.Azure.Functions.Worker;

namespace Advocacy.Functions;

/// <summary>The triggers of <see cref="Topology"/>, one statement each. What throws is tried again by the host: a message by its queue, a
/// timer by its policy.</summary>
public sealed class Triggers(
    IngestEvents ingest,
    EraseEmployee erase,
    RollUpReach rollUp,
    TrainModel train,
    SelectCandidates select,
    MeasureEffect effect,
    ExportReports export,
    CollectEngagement engagement,
    CollectFeedback feedback,
    RetryPoison poison,
    ApplyRetention retention,
    TimeProvider clock
)
{
    /// <summary>Takes in a message of events.</summary>
    [Function(nameof(IngestEvents))]
    public Task IngestAsync(
        [QueueTrigger(QueueNames.Events, Connection = QueueNames.Connection)] string message,
        CancellationToken cancellationToken
    ) => ingest.RunAsync(Encoding.UTF8.GetBytes(message), cancellationToken);

    /// <summary>Forgets a person.</summary>
    [Function(nameof(EraseEmployee))]
    public Task EraseAsync(
        [QueueTrigger(QueueNames.Erasure, Connection = QueueNames.Connection)] string message,
        CancellationToken cancellationToken
    ) => erase.RunAsync(Encoding.UTF8.GetBytes(message), cancellationToken);

    /// <summary>Rolls up all days, today included.</summary>
    [Function(nameof(RollUpReach))]
    [ExponentialBackoffRetry(Topology.TimerRetries, Topology.FirstTimerRetry, Topology.LongestTimerRetry)]
    public Task RollUpAsync([TimerTrigger(Topology.RollUpSchedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        rollUp.RunScheduledAsync(clock.Today(), cancellationToken);

    /// <summary>Trains on all days before today.</summary>
    [Function(nameof(TrainModel))]
    [ExponentialBackoffRetry(Topology.TimerRetries, Topology.FirstTimerRetry, Topology.LongestTimerRetry)]
    public Task TrainAsync([TimerTrigger(Topology.TrainSchedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        train.RunScheduledAsync(clock.Today(), cancellationToken);

    /// <summary>Writes the list of this week.</summary>
    [Function(nameof(SelectCandidates))]
    [ExponentialBackoffRetry(Topology.TimerRetries, Topology.FirstTimerRetry, Topology.LongestTimerRetry)]
    public Task SelectAsync([TimerTrigger(Topology.SelectSchedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        select.RunScheduledAsync(clock.Today(), cancellationToken);

    /// <summary>Measures what the lists changed.</summary>
    [Function(nameof(MeasureEffect))]
    [ExponentialBackoffRetry(Topology.TimerRetries, Topology.FirstTimerRetry, Topology.LongestTimerRetry)]
    public Task MeasureAsync([TimerTrigger(Topology.EffectSchedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        effect.RunScheduledAsync(clock.Today(), cancellationToken);

    /// <summary>Writes what marketing reads, today included.</summary>
    [Function(nameof(ExportReports))]
    [ExponentialBackoffRetry(Topology.TimerRetries, Topology.FirstTimerRetry, Topology.LongestTimerRetry)]
    public Task ExportAsync([TimerTrigger(Topology.ExportSchedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        export.RunScheduledAsync(clock.Today(), cancellationToken);

    /// <summary>Asks the sources that are due.</summary>
    [Function(nameof(CollectEngagement))]
    [ExponentialBackoffRetry(Topology.TimerRetries, Topology.FirstTimerRetry, Topology.LongestTimerRetry)]
    public Task CollectAsync([TimerTrigger(Topology.CollectSchedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        engagement.RunScheduledAsync(clock.Today(), cancellationToken);

    /// <summary>Takes in the lists that HR has put back.</summary>
    [Function(nameof(CollectFeedback))]
    [ExponentialBackoffRetry(Topology.TimerRetries, Topology.FirstTimerRetry, Topology.LongestTimerRetry)]
    public Task FeedbackAsync([TimerTrigger(Topology.FeedbackSchedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        feedback.RunScheduledAsync(clock.Today(), cancellationToken);

    /// <summary>Tries messages that failed every time once more.</summary>
    [Function(nameof(RetryPoison))]
    [ExponentialBackoffRetry(Topology.TimerRetries, Topology.FirstTimerRetry, Topology.LongestTimerRetry)]
    public Task RetryAsync([TimerTrigger(Topology.PoisonSchedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        poison.RunScheduledAsync(clock.Today(), cancellationToken);

    /// <summary>Lets go of what is too old.</summary>
    [Function(nameof(ApplyRetention))]
    [ExponentialBackoffRetry(Topology.TimerRetries, Topology.FirstTimerRetry, Topology.LongestTimerRetry)]
    public Task RetainAsync([TimerTrigger(Topology.RetentionSchedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        retention.RunScheduledAsync(clock.Today(), cancellationToken);
}
