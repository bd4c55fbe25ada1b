namespace Advocacy.Pipeline.Contracts;

/// <summary>Something that model selection tried or decided, on validation folds of the training cut-offs.</summary>
/// <param name="Tried">The recipe, or two that were compared.</param>
/// <param name="AveragePrecision">Mean average precision over the folds, or the difference; null where nothing could be measured.</param>
/// <param name="Decision">What was decided, or empty.</param>
public sealed record SelectionStep(string Tried, double? AveragePrecision, string Decision);
