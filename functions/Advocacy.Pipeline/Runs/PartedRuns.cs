using System.Globalization;

namespace Advocacy.Pipeline.Runs;

/// <summary>What an engine calls, on any instance, to run a parted stage: results stay in files, and what the engine writes down names
/// nobody. Each part and each join holds a lease while it works, so that erasures know of it. Called again, a part does the same again; a
/// join that was done already finds its parts gone, and the run begins anew, which makes the same.</summary>
public sealed class PartedRuns(IEnumerable<IPartedStage> stages, RunFiles files, SoleRuns runs, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Plans a run, and deletes what earlier runs of the stage have left: an engine has one at a time.</summary>
    /// <param name="stage">The stage's name.</param>
    /// <param name="id">The run's name, of its own.</param>
    /// <param name="today">The day of the start, UTC.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The run; null where there is nothing to do.</returns>
    public async Task<PartedRun?> PlanAsync(string stage, string id, DateOnly today, CancellationToken cancellationToken)
    {
        await files.DeleteAsync($"{stage}/", cancellationToken);
        await files.ExpireAsync(clock.GetUtcNow() - Longest, cancellationToken);
        return await StageOf(stage).PlanAsync(today, cancellationToken) is { } plan ? new(stage, id, plan) : null;
    }

    /// <summary>Does a part of a step.</summary>
    /// <returns>Whether the plan still holds.</returns>
    public Task<bool> DoPartAsync(PartedRun run, int step, int part, CancellationToken cancellationToken) =>
        runs.RunAsync(
            string.Create(CultureInfo.InvariantCulture, $"{run.Plan.Lease}-{step}-{part}"),
            held => DoAsync(run, step, part, held),
            cancellationToken
        );

    /// <summary>Joins the parts of a step.</summary>
    /// <returns>Whether the plan still holds.</returns>
    public Task<bool> JoinAsync(PartedRun run, int step, CancellationToken cancellationToken) =>
        runs.RunAsync(run.Plan.Lease, held => JoinPartsAsync(run, step, held), cancellationToken);

    private static string JoinedOf(PartedRun run, int step) =>
        string.Create(CultureInfo.InvariantCulture, $"{run.Stage}/{run.Id}/{step}/joined");

    private static string PartOf(PartedRun run, int step, int part) =>
        string.Create(CultureInfo.InvariantCulture, $"{run.Stage}/{run.Id}/{step}/{part}");

    private async Task<bool> DoAsync(PartedRun run, int step, int part, CancellationToken cancellationToken)
    {
        var joined = step == 0 ? ReadOnlyMemory<byte>.Empty : await files.ReadAsync(JoinedOf(run, step - 1), cancellationToken);
        if (
            joined is not { } before
            || await StageOf(run.Stage).DoPartAsync(run.Plan, step, part, before, cancellationToken) is not { } done
        )
        {
            return false;
        }

        await files.WriteAsync(PartOf(run, step, part), done, cancellationToken);
        return true;
    }

    private async Task<bool> JoinPartsAsync(PartedRun run, int step, CancellationToken cancellationToken)
    {
        var parts = new List<ReadOnlyMemory<byte>>();
        for (var part = 0; part < run.Plan.Parts.Count; part++)
        {
            if (await files.ReadAsync(PartOf(run, step, part), cancellationToken) is not { } done)
            {
                return false;
            }

            parts.Add(done);
        }

        if (await StageOf(run.Stage).JoinAsync(run.Plan, step, parts, cancellationToken) is not { } joined)
        {
            return false;
        }

        if (step + 1 < run.Plan.Steps)
        {
            await files.WriteAsync(JoinedOf(run, step), joined, cancellationToken);
        }
        else
        {
            await files.DeleteAsync($"{run.Stage}/{run.Id}/", cancellationToken);
        }

        return true;
    }

    private IPartedStage StageOf(string name) => stages.Single(stage => stage.GetType().Name == name);
}

/// <summary>A run of a parted stage. It names nobody.</summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="Id">The run's name.</param>
/// <param name="Plan">What it is to do.</param>
public sealed record PartedRun(string Stage, string Id, StagePlan Plan);
