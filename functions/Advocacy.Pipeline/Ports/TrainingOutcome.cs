using Advocacy.Pipeline.Contracts;

namespace Advocacy.Pipeline.Ports;

/// <summary>The outcome of training: either a model with its card, or the reason that there is none.</summary>
/// <param name="Model">The model's bytes.</param>
/// <param name="Card">What it is and how good.</param>
/// <param name="NotEnough">Why nothing could be learned.</param>
public sealed record TrainingOutcome(ReadOnlyMemory<byte>? Model, ModelCard? Card, string? NotEnough);
