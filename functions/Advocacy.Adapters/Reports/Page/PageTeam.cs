namespace Advocacy.Adapters.Reports.Page;

/// <summary>A team on the page, in the last week.</summary>
/// <param name="Country">Country.</param>
/// <param name="Department">Department.</param>
/// <param name="Team">Team.</param>
/// <param name="Consenting">Volunteers.</param>
/// <param name="Active">Active ambassadors, or null where they must not be told.</param>
internal sealed record PageTeam(string? Country, string? Department, string? Team, int Consenting, int? Active);
