namespace Advocacy.Pipeline.Contracts;

/// <summary>A feature's weight.</summary>
/// <param name="Feature">Its name; a suffix says that the weight is of its being missing.</param>
/// <param name="Weight">Change of the log-odds by one standard deviation.</param>
public sealed record FeatureWeight(string Feature, double Weight);
