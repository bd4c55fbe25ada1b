namespace Advocacy.Pipeline.Stages;

/// <summary>What the first step of selecting joined.</summary>
/// <param name="Neighbours">What one may know of one's neighbours.</param>
/// <param name="ModelHash">The model that all parts are to be scored by; null where there is none.</param>
public sealed record NeighboursMet(byte[] Neighbours, string? ModelHash);
