namespace Advocacy.Pipeline.Contracts;

/// <summary>How much a feature matters.</summary>
/// <param name="Feature">Its name.</param>
/// <param name="Group">What it belongs to.</param>
/// <param name="Importance">Mean absolute contribution to the score over the test rows.</param>
/// <param name="Direction">Rank correlation of its value with its contribution, −1 to 1: above 0 more of it raises the score.</param>
public sealed record FeatureWeight(string Feature, string Group, double Importance, double Direction);
