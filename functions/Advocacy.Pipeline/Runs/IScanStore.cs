namespace Advocacy.Pipeline.Runs;

/// <summary>Keeps the runs of scans and what came of their parts. Of each scan the newest run counts.</summary>
public interface IScanStore
{
    /// <summary>Begins a run, in the place of the last one of its scan.</summary>
    Task BeginAsync(ScanRun run, CancellationToken cancellationToken);

    /// <summary>Lets go of a run with all that came of it, if it still counts.</summary>
    Task AbandonAsync(ScanRun run, CancellationToken cancellationToken);

    /// <summary>The run of a scan that counts, or null where there was none.</summary>
    Task<ScanRun?> CurrentAsync(string scan, CancellationToken cancellationToken);

    /// <summary>What came of a part, or, without a number, of joining them; null where it is not done.</summary>
    Task<ReadOnlyMemory<byte>?> ReadAsync(ScanRun run, int step, int? part, CancellationToken cancellationToken);

    /// <summary>Keeps what came of a part. What was kept before stays.</summary>
    /// <returns>Whether all parts of the step are done with it. Exactly one caller gets true: the one that completed the set.</returns>
    Task<bool> SavePartAsync(ScanRun run, int step, int part, ReadOnlyMemory<byte> result, CancellationToken cancellationToken);

    /// <summary>Whether all parts of a step are done.</summary>
    Task<bool> IsCompleteAsync(ScanRun run, int step, CancellationToken cancellationToken);

    /// <summary>Keeps what came of joining a step, and lets go of what came of its parts and of the steps before: there may be people in
    /// it. What was kept before stays.</summary>
    Task SaveJoinedAsync(ScanRun run, int step, ReadOnlyMemory<byte> result, CancellationToken cancellationToken);
}

/// <summary>A run of a scan.</summary>
/// <param name="Scan">The scan.</param>
/// <param name="Id">The run, hashed from what it is about and when it began.</param>
/// <param name="From">The first day that it is about.</param>
/// <param name="Until">The day after the last.</param>
/// <param name="StartedAt">When it began, UTC.</param>
/// <param name="Parts">Its parts.</param>
public sealed record ScanRun(string Scan, string Id, DateOnly From, DateOnly Until, DateTimeOffset StartedAt, IReadOnlyList<string> Parts);
