using Advocacy.Pipeline.Contracts;

namespace Advocacy.Pipeline.Stages;

/// <summary>What selecting made.</summary>
/// <param name="List">The ISO week.</param>
/// <param name="Scored">Volunteers in the population.</param>
/// <param name="Candidates">Those on the list, the likeliest first.</param>
/// <param name="Drift">How far features and score are from training, the farthest first.</param>
/// <param name="File">Where the list is, or null where there is no model yet.</param>
public sealed record Selected(string List, int Scored, IReadOnlyList<Candidate> Candidates, IReadOnlyList<Drift> Drift, string? File);
