using Advocacy.Domain.Ambassadors;

namespace Advocacy.Pipeline.Ports;

/// <summary>The whole company from week to week, as the rollup found it; not for telling.</summary>
/// <param name="Teams">Adoption by team.</param>
/// <param name="Profiles">Volunteers by profile.</param>
public sealed record CompanyHistory(IReadOnlyList<TeamHistory> Teams, IReadOnlyList<ProfileWeek> Profiles);
