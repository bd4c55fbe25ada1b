namespace Advocacy.Pipeline.Stages;

/// <summary>What erasing a person did.</summary>
/// <param name="Pseudonym">What they were called behind the ingest.</param>
/// <param name="Items">Items that named them outside the store.</param>
/// <param name="IsFinal">Whether nothing is under way that might still name them; otherwise a message looks again later.</param>
public sealed record Erased(string Pseudonym, int Items, bool IsFinal);
