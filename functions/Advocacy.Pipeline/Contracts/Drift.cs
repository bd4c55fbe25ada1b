namespace Advocacy.Pipeline.Contracts;

/// <summary>How far a feature, or the score, is from what it was in training.</summary>
/// <param name="Name">The feature, or "score".</param>
/// <param name="StabilityIndex">Population stability index, at least 0.</param>
public sealed record Drift(string Name, double StabilityIndex);
