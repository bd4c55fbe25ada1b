using Advocacy.Pipeline.Digests;
using Advocacy.Pipeline.Effect;
using Advocacy.Pipeline.Ingest;
using Advocacy.Pipeline.Model;
using Advocacy.Pipeline.Queues;
using Advocacy.Pipeline.Recovery;
using Advocacy.Pipeline.Reports;
using Advocacy.Pipeline.Rights;
using Advocacy.Pipeline.Sources;
using Advocacy.Pipeline.WeeklyList;

namespace Advocacy.Pipeline;

/// <summary>The one table of what starts what. Both heads follow it, and a test holds triggers and host.json against it.
/// Schedules are six-field NCrontab, UTC.</summary>
public static class Topology
{
    /// <summary>Sundays at two.</summary>
    public const string TrainSchedule = "0 0 2 * * 0";

    /// <summary>Every hour of Sundays and Mondays: somewhere it is Monday morning, and the stage knows where.</summary>
    public const string SelectSchedule = "0 0 * * * 0,1";

    /// <summary>Mondays at five, on what had happened before the day.</summary>
    public const string EffectSchedule = "0 0 5 * * 1";

    /// <summary>Every day at six, after the effect is measured.</summary>
    public const string CloseSchedule = "0 0 6 * * *";

    /// <summary>Every day at half past six, after a day is closed: it is sent once its week is, which is no Monday.</summary>
    public const string DigestSchedule = "0 30 6 * * *";

    /// <summary>Every quarter of an hour.</summary>
    public const string FeedbackSchedule = "0 */15 * * * *";

    /// <summary>Every quarter of an hour, five minutes after feedback.</summary>
    public const string CollectSchedule = "0 5/15 * * * *";

    /// <summary>Every quarter of an hour, ten minutes after feedback.</summary>
    public const string PoisonSchedule = "0 10/15 * * * *";

    /// <summary>How often a timer's stage that failed is tried again before its next time.</summary>
    public const int TimerRetries = 5;

    /// <summary>How long the first of these waits; each further one waits twice as long.</summary>
    public const string FirstTimerRetry = "00:01:00";

    /// <summary>How long they wait at most.</summary>
    public const string LongestTimerRetry = "00:30:00";

    /// <summary>Every day at seven, after a day is closed: counters that may not be kept any more are told by then.</summary>
    public const string RetentionSchedule = "0 0 7 * * *";

    /// <summary>The table.</summary>
    public static IReadOnlyList<Trigger> Triggers { get; } =
    [
        new(nameof(IngestEvents), TriggerKind.Queue, QueueNames.Events, typeof(IngestEvents)),
        new(nameof(EraseEmployee), TriggerKind.Queue, QueueNames.Erasure, typeof(EraseEmployee)),
        new(nameof(CollectPart), TriggerKind.Queue, QueueNames.Collection, typeof(CollectPart)),
        new(nameof(CloseDay), TriggerKind.Timer, CloseSchedule, typeof(CloseDay)),
        new(nameof(TrainModel), TriggerKind.Timer, TrainSchedule, typeof(TrainModel)),
        new(nameof(SelectCandidates), TriggerKind.Timer, SelectSchedule, typeof(SelectCandidates)),
        new(nameof(MeasureEffect), TriggerKind.Timer, EffectSchedule, typeof(MeasureEffect)),
        new(nameof(SendDigest), TriggerKind.Timer, DigestSchedule, typeof(SendDigest)),
        new(nameof(CollectEngagement), TriggerKind.Timer, CollectSchedule, typeof(CollectEngagement)),
        new(nameof(CollectFeedback), TriggerKind.Timer, FeedbackSchedule, typeof(CollectFeedback)),
        new(nameof(RetryPoison), TriggerKind.Timer, PoisonSchedule, typeof(RetryPoison)),
        new(nameof(ApplyRetention), TriggerKind.Timer, RetentionSchedule, typeof(ApplyRetention)),
    ];
}

/// <summary>A row of the table.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Kind">What starts it.</param>
/// <param name="Binding">The schedule or the queue.</param>
/// <param name="Stage">The stage that it runs.</param>
public sealed record Trigger(string Name, TriggerKind Kind, string Binding, Type Stage);

/// <summary>What starts a function.</summary>
public enum TriggerKind
{
    /// <summary>A schedule.</summary>
    Timer,

    /// <summary>A message.</summary>
    Queue,
}
