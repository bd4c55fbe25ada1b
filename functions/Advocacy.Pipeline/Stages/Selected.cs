using Advocacy.Pipeline.Contracts;

namespace Advocacy.Pipeline.Stages;

/// <summary>What selecting made. It names nobody: who is on the list stands in the audit.</summary>
/// <param name="List">The ISO week.</param>
/// <param name="Scored">Volunteers who may be listed.</param>
/// <param name="Invited">People to be invited.</param>
/// <param name="HeldOut">Of those on the list, how many are held out: they are not told to HR.</param>
/// <param name="Drift">How far features and score are from training, the farthest first.</param>
/// <param name="Files">Where the list is; none where there is no model yet.</param>
public sealed record Selected(string List, int Scored, int Invited, int HeldOut, IReadOnlyList<Drift> Drift, IReadOnlyList<string> Files)
{
    /// <summary>Whether there was a model to make a list by.</summary>
    public bool IsMade => Files.Count > 0;
}
