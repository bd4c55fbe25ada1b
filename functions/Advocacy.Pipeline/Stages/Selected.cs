using Advocacy.Pipeline.Contracts;

namespace Advocacy.Pipeline.Stages;

/// <summary>What selecting made.</summary>
/// <param name="List">The ISO week.</param>
/// <param name="Scored">Volunteers who may be listed.</param>
/// <param name="HeldOut">Of those on the list, how many are held out: they are not told to HR.</param>
/// <param name="Candidates">Those to be invited, in order of rank.</param>
/// <param name="Drift">How far features and score are from training, the farthest first.</param>
/// <param name="File">Where the list is, or null where there is no model yet.</param>
public sealed record Selected(string List, int Scored, int HeldOut, IReadOnlyList<Candidate> Candidates, IReadOnlyList<Drift> Drift, string? File);
