using Advocacy.Domain.Ambassadors;

namespace Advocacy.Pipeline.Stages;

/// <summary>What the rollup made of a part.</summary>
/// <param name="Rows">Rows laid aside.</param>
/// <param name="People">People looked at.</param>
/// <param name="FirstActivity">Their first share, UTC, or null.</param>
/// <param name="Adoption">Their adoption by week.</param>
/// <param name="Teams">The same by team.</param>
/// <param name="Profiles">Volunteers among them by profile.</param>
public sealed record RolledUpPart(long Rows, long People, DateTimeOffset? FirstActivity, IReadOnlyList<AdoptionWeek> Adoption, IReadOnlyList<TeamHistory> Teams, IReadOnlyList<ProfileWeek> Profiles);
