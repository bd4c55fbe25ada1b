using Advocacy.Pipeline.Contracts;

namespace Advocacy.Pipeline.Ports;

/// <summary>The outcome of training: either a model, or the reason that there is none.</summary>
/// <param name="Model">The model with its card.</param>
/// <param name="Documents">What people read of it.</param>
/// <param name="Verdict">How it does against the champion, where there is one.</param>
/// <param name="NotEnough">Why nothing could be learned.</param>
public sealed record TrainingOutcome(SavedModel? Model, IReadOnlyList<ModelDocument> Documents, Verdict? Verdict, string? NotEnough);
