using Advocacy.Pipeline.Runs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Advocacy.Functions;

/// <summary>The orchestration of stages and its activities, as the host calls them; one statement each.</summary>
public sealed class StageTriggers(StageActivities activities)
{
    /// <summary>Runs a stage.</summary>
    [Function(StageOrchestration.Name)]
    public static Task<bool> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, StageStart start) =>
        StageOrchestration.RunAsync(context, start);

    /// <summary>Plans a run.</summary>
    [Function(StageActivities.Plan)]
    public Task<PartedRun?> PlanAsync([ActivityTrigger] PlannedStart start, CancellationToken cancellationToken) =>
        activities.PlanAsync(start, cancellationToken);

    /// <summary>Does a part.</summary>
    [Function(StageActivities.Part)]
    public Task<bool> DoPartAsync([ActivityTrigger] PartOfRun part, CancellationToken cancellationToken) =>
        activities.DoPartAsync(part, cancellationToken);

    /// <summary>Joins the parts of a step.</summary>
    [Function(StageActivities.Join)]
    public Task<bool> JoinAsync([ActivityTrigger] PartOfRun part, CancellationToken cancellationToken) =>
        activities.JoinAsync(part, cancellationToken);

    /// <summary>Runs a stage that is not cut.</summary>
    [Function(StageActivities.Whole)]
    public Task<bool> RunWholeAsync([ActivityTrigger] StageStart start, CancellationToken cancellationToken) =>
        activities.RunWholeAsync(start, cancellationToken);
}
