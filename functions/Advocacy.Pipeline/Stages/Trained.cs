using Advocacy.Pipeline.Contracts;

namespace Advocacy.Pipeline.Stages;

/// <summary>What training made.</summary>
/// <param name="Card">The model's card, or null where there is no model.</param>
/// <param name="NotEnough">Why there is none.</param>
/// <param name="Files">Where model and card are.</param>
public sealed record Trained(ModelCard? Card, string? NotEnough, IReadOnlyList<string> Files);
