namespace Advocacy.Pipeline.Contracts;

/// <summary>A weekly list as it was made: who was listed, why, and by which model. It is what HR's files are written from, and what the
/// audit keeps.</summary>
/// <param name="List">The ISO week.</param>
/// <param name="Model">The version of the model that ranked.</param>
/// <param name="Eligible">Volunteers who might have been listed.</param>
/// <param name="Invited">Those to be invited, in order of rank.</param>
/// <param name="HeldOut">Those held out at random, pseudonyms; HR is not told.</param>
/// <param name="MadeAt">When it was first made, UTC.</param>
public sealed record ListRecord(string List, string Model, int Eligible, IReadOnlyList<ListEntry> Invited, IReadOnlyList<string> HeldOut, DateTimeOffset MadeAt)
{
    /// <summary>Everybody on it.</summary>
    public IEnumerable<string> People => Invited.Select(entry => entry.Candidate.EmployeeId).Concat(HeldOut);

    /// <summary>The list without the people for whom something holds.</summary>
    public ListRecord Without(Func<string, bool> isGone) => this with
    {
        Invited = [.. Invited.Where(entry => !isGone(entry.Candidate.EmployeeId))],
        HeldOut = [.. HeldOut.Where(id => !isGone(id))],
    };
}
