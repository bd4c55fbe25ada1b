using System.Text;
using Advocacy.Pipeline;
using Advocacy.Pipeline.Stages;
using Advocacy.Pipeline.Stages.Scans;
using Microsoft.Azure.Functions.Worker;

namespace Advocacy.Functions;

/// <summary>The triggers of <see cref="Topology"/>, one statement each. What throws is retried by the host.</summary>
public sealed class Triggers(
    IngestEvents ingest,
    ScanParts scan,
    EraseEmployee erase,
    RollUpReach rollUp,
    TrainModel train,
    SelectCandidates select,
    MeasureEffect effect,
    ExportReports export,
    CollectEngagement engagement,
    CollectFeedback feedback,
    ApplyRetention retention,
    TimeProvider clock)
{
    /// <summary>Takes in a message of events.</summary>
    [Function(nameof(IngestEvents))]
    public Task IngestAsync([QueueTrigger(Topology.EventsQueue, Connection = Topology.QueueConnection)] string message, CancellationToken cancellationToken) =>
        ingest.RunAsync(Encoding.UTF8.GetBytes(message), cancellationToken);

    /// <summary>Does a part of a scan, or joins them.</summary>
    [Function(nameof(ScanParts))]
    public Task ScanAsync([QueueTrigger(Topology.PartsQueue, Connection = Topology.QueueConnection)] string message, CancellationToken cancellationToken) =>
        scan.RunAsync(Encoding.UTF8.GetBytes(message), cancellationToken);

    /// <summary>Forgets a person.</summary>
    [Function(nameof(EraseEmployee))]
    public Task EraseAsync([QueueTrigger(Topology.ErasureQueue, Connection = Topology.QueueConnection)] string message, CancellationToken cancellationToken) =>
        erase.RunAsync(Encoding.UTF8.GetBytes(message), cancellationToken);

    /// <summary>Rolls up all days, today included.</summary>
    [Function(nameof(RollUpReach))]
    public Task RollUpAsync([TimerTrigger(Topology.RollUpSchedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        rollUp.RunScheduledAsync(clock.Today(), cancellationToken);

    /// <summary>Trains on all days before today.</summary>
    [Function(nameof(TrainModel))]
    public Task TrainAsync([TimerTrigger(Topology.TrainSchedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        train.RunScheduledAsync(clock.Today(), cancellationToken);

    /// <summary>Writes the list of this week.</summary>
    [Function(nameof(SelectCandidates))]
    public Task SelectAsync([TimerTrigger(Topology.SelectSchedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        select.RunScheduledAsync(clock.Today(), cancellationToken);

    /// <summary>Measures what the lists changed.</summary>
    [Function(nameof(MeasureEffect))]
    public Task MeasureAsync([TimerTrigger(Topology.EffectSchedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        effect.RunScheduledAsync(clock.Today(), cancellationToken);

    /// <summary>Writes what marketing reads, today included.</summary>
    [Function(nameof(ExportReports))]
    public Task ExportAsync([TimerTrigger(Topology.ExportSchedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        export.RunScheduledAsync(clock.Today(), cancellationToken);

    /// <summary>Asks the sources that are due.</summary>
    [Function(nameof(CollectEngagement))]
    public Task CollectAsync([TimerTrigger(Topology.CollectSchedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        engagement.RunScheduledAsync(clock.Today(), cancellationToken);

    /// <summary>Takes in the lists that HR has put back.</summary>
    [Function(nameof(CollectFeedback))]
    public Task FeedbackAsync([TimerTrigger(Topology.FeedbackSchedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        feedback.RunScheduledAsync(clock.Today(), cancellationToken);

    /// <summary>Lets go of what is too old.</summary>
    [Function(nameof(ApplyRetention))]
    public Task RetainAsync([TimerTrigger(Topology.RetentionSchedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        retention.RunScheduledAsync(clock.Today(), cancellationToken);
}
