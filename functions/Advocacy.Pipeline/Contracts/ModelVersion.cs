namespace Advocacy.Pipeline.Contracts;

/// <summary>A version of the model in the registry.</summary>
/// <param name="Card">Its card.</param>
/// <param name="IsChampion">Whether it is the one that scores.</param>
public sealed record ModelVersion(ModelCard Card, bool IsChampion);
