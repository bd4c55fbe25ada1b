namespace Advocacy.Pipeline.Ports;

/// <summary>How much a store holds.</summary>
/// <param name="Employees">People with any record.</param>
/// <param name="Shares">Shares, each once.</param>
/// <param name="Contents">Content.</param>
/// <param name="EngagementDays">Pairs of share and day with counters.</param>
/// <param name="Interactions">Interactions.</param>
/// <param name="FirstActivity">First share, UTC, or null where there is none.</param>
/// <param name="LastActivity">Last share, interaction or day with counters, UTC, or null.</param>
public sealed record ActivityCounts(long Employees, long Shares, long Contents, long EngagementDays, long Interactions, DateTimeOffset? FirstActivity, DateTimeOffset? LastActivity);
