namespace Advocacy.Pipeline.Stages.Scans;

/// <summary>A run of a scan.</summary>
/// <param name="Scan">The scan.</param>
/// <param name="Id">The run, hashed from what it is about and when it began.</param>
/// <param name="From">The first day that it is about.</param>
/// <param name="Until">The day after the last.</param>
/// <param name="StartedAt">When it began, UTC.</param>
/// <param name="Parts">Its parts.</param>
public sealed record ScanRun(string Scan, string Id, DateOnly From, DateOnly Until, DateTimeOffset StartedAt, IReadOnlyList<string> Parts);
