namespace Advocacy.Pipeline.Stages;

/// <summary>What ingesting a message did.</summary>
/// <param name="Facts">Events taken in.</param>
/// <param name="Bad">Events that became bad rows.</param>
public sealed record Ingested(int Facts, int Bad);
