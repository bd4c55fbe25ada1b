namespace Advocacy.Pipeline.Contracts;

/// <summary>A message of the queue of parts: do this part of a run, or join its parts.</summary>
/// <param name="Scan">The scan.</param>
/// <param name="Run">The run.</param>
/// <param name="Step">The step, from 0.</param>
/// <param name="Part">The part, from 0, or null to join them.</param>
public sealed record ScanMessage(string Scan, string Run, int Step, int? Part);
