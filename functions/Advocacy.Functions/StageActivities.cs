using Advocacy.Pipeline;
using Advocacy.Pipeline.Runs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Advocacy.Functions;

/// <summary>What the orchestration has done on some instance.</summary>
public sealed class StageActivities(PartedRuns runs, SoleRuns soleRuns, IServiceProvider services, ILogger<StageActivities> logger)
{
    internal const string Plan = "PlanStage";
    internal const string Part = "DoPart";
    internal const string Join = "JoinParts";
    internal const string Whole = "RunWhole";

    /// <summary>Plans a run.</summary>
    public Task<PartedRun?> PlanAsync(PlannedStart start, CancellationToken cancellationToken) =>
        WithoutNamesAsync(start.Start.Stage, () => runs.PlanAsync(start.Start.Stage, start.Id, start.Start.Today, cancellationToken));

    /// <summary>Does a part.</summary>
    public Task<bool> DoPartAsync(PartOfRun part, CancellationToken cancellationToken) =>
        WithoutNamesAsync(part.Run.Stage, () => runs.DoPartAsync(part.Run, part.Step, part.Part!.Value, cancellationToken));

    /// <summary>Joins the parts of a step.</summary>
    public Task<bool> JoinAsync(PartOfRun part, CancellationToken cancellationToken) =>
        WithoutNamesAsync(part.Run.Stage, () => runs.JoinAsync(part.Run, part.Step, cancellationToken));

    /// <summary>Runs a stage that is not cut.</summary>
    public Task<bool> RunWholeAsync(StageStart start, CancellationToken cancellationToken) =>
        WithoutNamesAsync(
            start.Stage,
            () => soleRuns.RunAsync(start.Stage, held => StageOf(start.Stage).RunScheduledAsync(start.Today, held), cancellationToken)
        );

    private IScheduledStage StageOf(string name) =>
        (IScheduledStage)services.GetRequiredService(Topology.Triggers.Single(trigger => trigger.Name == name).Stage);

    /// <summary>What an activity throws goes to the history, and a library's message may name somebody: the kind of failure goes there, and
    /// the rest to the log.</summary>
    private async Task<T> WithoutNamesAsync<T>(string stage, Func<Task<T>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.StageFailed(e, stage);
            throw new StageFailedException($"{stage}: {e.GetType().Name}; the log says more");
        }
    }
}

/// <summary>An activity failed; it names nobody.</summary>
public sealed class StageFailedException(string message) : Exception(message);
