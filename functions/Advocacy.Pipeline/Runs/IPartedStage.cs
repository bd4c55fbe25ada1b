namespace Advocacy.Pipeline.Runs;

/// <summary>A stage that reads everybody, part by part, in steps. Any instance may do a part, and again: what is handed on is bytes. Where
/// the plan no longer holds, null says so, and the stage begins anew.</summary>
public interface IPartedStage : IScheduledStage
{
    /// <summary>What is to be done on a day, UTC; null where nothing is.</summary>
    Task<StagePlan?> PlanAsync(DateOnly today, CancellationToken cancellationToken);

    /// <summary>Does a part of a step.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="step">The step, from 0.</param>
    /// <param name="part">The part, from 0.</param>
    /// <param name="joined">What the step before was joined to; empty in the first.</param>
    /// <param name="cancellationToken">Stops between people.</param>
    Task<byte[]?> DoPartAsync(StagePlan plan, int step, int part, ReadOnlyMemory<byte> joined, CancellationToken cancellationToken);

    /// <summary>Joins the parts of a step, in their order; with those of the last one it makes what the stage is for.</summary>
    Task<byte[]?> JoinAsync(StagePlan plan, int step, IReadOnlyList<ReadOnlyMemory<byte>> parts, CancellationToken cancellationToken);
}

/// <summary>What a run of a parted stage is to do. It names nobody: engines write it down.</summary>
/// <param name="Lease">The lease of whoever joins.</param>
/// <param name="Day">The day it is about, UTC.</param>
/// <param name="Basis">What all parts are done upon: a version of the ledger, or of the model.</param>
/// <param name="Parts">The parts of everybody.</param>
/// <param name="Steps">How often all parts are done.</param>
public sealed record StagePlan(string Lease, DateOnly Day, string Basis, IReadOnlyList<string> Parts, int Steps);
