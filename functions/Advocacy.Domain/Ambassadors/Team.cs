namespace Advocacy.Domain.Ambassadors;

/// <summary>A team as the directory knows it; anything can be unknown.</summary>
/// <param name="Country">Country code.</param>
/// <param name="Department">Department.</param>
/// <param name="Name">Team within it.</param>
public sealed record Team(string? Country, string? Department, string? Name)
{
    /// <summary>Teams that are told together.</summary>
    public static Team Merged { get; } = new(Reach.SmallGroups.Merged, Reach.SmallGroups.Merged, Reach.SmallGroups.Merged);

    /// <summary>What tells it from all others.</summary>
    public string Key => $"{Escaped(Country)}/{Escaped(Department)}/{Escaped(Name)}";

    // A/B in C and A in B/C are two teams.
    private static string? Escaped(string? part) => part?.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal);
}
