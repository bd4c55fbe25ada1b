using System.Globalization;
using Advocacy.Pipeline;
using Advocacy.Pipeline.Runs;
using Microsoft.DurableTask;

namespace Advocacy.Functions;

/// <summary>Runs a stage that reads everybody: its parts side by side on all instances, then the join, step by step. What it hands on, and
/// so what its history holds, are names of runs and numbers of parts.</summary>
internal static class StageOrchestration
{
    /// <summary>The orchestration's name.</summary>
    public const string Name = "RunStage";

    private const int Tries = 6;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    private static readonly TaskOptions Again = TaskOptions.FromRetryPolicy(
        new RetryPolicy(
            Topology.TimerRetries + 1,
            TimeSpan.Parse(Topology.FirstTimerRetry, CultureInfo.InvariantCulture),
            backoffCoefficient: 2,
            maxRetryInterval: TimeSpan.Parse(Topology.LongestTimerRetry, CultureInfo.InvariantCulture)
        )
    );

    /// <summary>Runs a stage.</summary>
    /// <returns>Whether there was something to do.</returns>
    /// <exception cref="InvalidOperationException">What it stands upon was changed again and again meanwhile.</exception>
    public static async Task<bool> RunAsync(TaskOrchestrationContext context, StageStart start)
    {
        if (!start.IsParted)
        {
            return await context.CallActivityAsync<bool>(StageActivities.Whole, start, Again);
        }

        for (var i = 0; i < Tries; i++)
        {
            if (i > 1)
            {
                // Many erasures at once are over by then.
                await context.CreateTimer(i * Pause, CancellationToken.None);
            }

            var id = context.CurrentUtcDateTime.ToString("yyyyMMdd'T'HHmmssfffffff", CultureInfo.InvariantCulture);
            if (await context.CallActivityAsync<PartedRun?>(StageActivities.Plan, new PlannedStart(start, id), Again) is not { } run)
            {
                // A join that was delivered twice finds its parts gone, and then nothing left to do.
                return i > 0;
            }

            if (await StepsAsync(context, run))
            {
                return true;
            }
        }

        throw new InvalidOperationException($"{start.Stage}: what it stands upon was changed again and again; it runs at its next time");
    }

    private static async Task<bool> StepsAsync(TaskOrchestrationContext context, PartedRun run)
    {
        for (var step = 0; step < run.Plan.Steps; step++)
        {
            var parts = await Task.WhenAll(
                Enumerable
                    .Range(0, run.Plan.Parts.Count)
                    .Select(part => context.CallActivityAsync<bool>(StageActivities.Part, new PartOfRun(run, step, part), Again))
            );
            if (
                parts.Contains(false) || !await context.CallActivityAsync<bool>(StageActivities.Join, new PartOfRun(run, step, null), Again)
            )
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>Starts a stage.</summary>
/// <param name="Stage">Its name in <see cref="Topology"/>.</param>
/// <param name="Today">The day of the start, UTC.</param>
/// <param name="IsParted">Whether it is done part by part.</param>
public sealed record StageStart(string Stage, DateOnly Today, bool IsParted);

/// <summary>Starts a run of a stage.</summary>
/// <param name="Start">The start.</param>
/// <param name="Id">The run's name.</param>
public sealed record PlannedStart(StageStart Start, string Id);

/// <summary>A part of a step, or the join of a step.</summary>
/// <param name="Run">The run.</param>
/// <param name="Step">The step, from 0.</param>
/// <param name="Part">The part, from 0; null for the join.</param>
public sealed record PartOfRun(PartedRun Run, int Step, int? Part);
