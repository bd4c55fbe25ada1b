using Advocacy.Pipeline.Contracts;
using Advocacy.Pipeline.Ports;

namespace Advocacy.Pipeline.Stages;

/// <summary>What training made.</summary>
/// <param name="Card">The model's card, or null where there is no model.</param>
/// <param name="Verdict">How it did against the champion, where there was one.</param>
/// <param name="NotEnough">Why there is none.</param>
/// <param name="Files">Where model and card are.</param>
public sealed record Trained(ModelCard? Card, Verdict? Verdict, string? NotEnough, IReadOnlyList<string> Files);
