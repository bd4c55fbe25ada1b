namespace Advocacy.Pipeline.Stages;

/// <summary>What the first step of selecting joined.</summary>
/// <param name="Neighbours">What one may know of one's neighbours.</param>
/// <param name="Model">The version of the model that all parts are to be scored by; null where there is none.</param>
public sealed record NeighboursMet(string Neighbours, string? Model);
