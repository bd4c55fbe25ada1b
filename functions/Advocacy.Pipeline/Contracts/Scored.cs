namespace Advocacy.Pipeline.Contracts;

/// <summary>What scoring a part of everybody gives.</summary>
/// <param name="Candidates">Who belongs to the population, in order of id.</param>
/// <param name="Counts">How many of them fall into each bin of each distribution of the card, in its order.</param>
public sealed record Scored(IReadOnlyList<Candidate> Candidates, IReadOnlyList<long[]> Counts);
