namespace Advocacy.Adapters.Reports.Page;

/// <summary>Volunteers of a profile in a week on the page.</summary>
/// <param name="Week">The Monday.</param>
/// <param name="Profile">The profile, or null for several together.</param>
/// <param name="People">How many.</param>
internal sealed record PageProfile(int Week, string? Profile, int People);
