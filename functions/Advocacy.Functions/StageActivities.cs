using Advocacy.Pipeline;
using Advocacy.Pipeline.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace Advocacy.Functions;

/// <summary>What the orchestration has done on some instance.</summary>
public sealed class StageActivities(PartedRuns runs, IServiceProvider services)
{
    internal const string Plan = "PlanStage";
    internal const string Part = "DoPart";
    internal const string Join = "JoinParts";
    internal const string Whole = "RunWhole";

    /// <summary>Plans a run.</summary>
    public Task<PartedRun?> PlanAsync(PlannedStart start, CancellationToken cancellationToken) =>
        runs.PlanAsync(start.Start.Stage, start.Id, start.Start.Today, cancellationToken);

    /// <summary>Does a part.</summary>
    public Task<bool> DoPartAsync(PartOfRun part, CancellationToken cancellationToken) =>
        runs.DoPartAsync(part.Run, part.Step, part.Part!.Value, cancellationToken);

    /// <summary>Joins the parts of a step.</summary>
    public Task<bool> JoinAsync(PartOfRun part, CancellationToken cancellationToken) =>
        runs.JoinAsync(part.Run, part.Step, cancellationToken);

    /// <summary>Runs a stage that is not cut.</summary>
    public Task<bool> RunWholeAsync(StageStart start, CancellationToken cancellationToken) =>
        (
            (IScheduledStage)services.GetRequiredService(Topology.Triggers.Single(trigger => trigger.Name == start.Stage).Stage)
        ).RunScheduledAsync(start.Today, cancellationToken);
}
