namespace Advocacy.Tests.Support;

/// <summary>What selecting made, with the people of it, whom the audit knows.</summary>
internal sealed record MadeList(Selected Selected, ListRecord? Record)
{
    public IsoWeek List => Selected.List;

    public int Scored => Selected.Scored;

    public int HeldOut => Selected.HeldOut;

    public IReadOnlyList<Drift> Drift => Selected.Drift;

    public IReadOnlyList<Candidate> Candidates => [.. Record?.Invited.Select(entry => entry.Candidate) ?? []];

    /// <summary>The list as CSV, if there is one.</summary>
    public string? File => Selected.Files.SingleOrDefault(file => file.EndsWith(".csv", StringComparison.Ordinal));
}
