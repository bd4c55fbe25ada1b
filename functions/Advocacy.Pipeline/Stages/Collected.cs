namespace Advocacy.Pipeline.Stages;

/// <summary>What collecting did.</summary>
/// <param name="Lines">Lines read, blank ones not counted.</param>
/// <param name="Bad">Of these, bad rows.</param>
public sealed record Collected(long Lines, long Bad);
