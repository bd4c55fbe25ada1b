using Advocacy.Domain.Ambassadors;

namespace Advocacy.Pipeline.Ports;

/// <summary>The whole company by week, as the rollup found it; not for telling.</summary>
/// <param name="Teams">Adoption by team.</param>
/// <param name="Profiles">Volunteers by profile.</param>
public sealed record CompanyWeeks(IReadOnlyList<TeamWeek> Teams, IReadOnlyList<ProfileWeek> Profiles);
