using Advocacy.Domain.People;

namespace Advocacy.Pipeline.Ports;

/// <summary>How much a store holds.</summary>
/// <param name="Employees">People with any record.</param>
/// <param name="Shares">Shares, each once.</param>
/// <param name="Contents">Content.</param>
/// <param name="EngagementDays">Pairs of share and day with counters.</param>
/// <param name="Interactions">Interactions.</param>
/// <param name="FirstActivity">First share, UTC, or null where there is none.</param>
/// <param name="LastActivity">Last share, interaction or day with counters, UTC, or null.</param>
public sealed record ActivityCounts(long Employees, long Shares, long Contents, long EngagementDays, long Interactions, DateTimeOffset? FirstActivity, DateTimeOffset? LastActivity)
{
    /// <summary>The same with a person more.</summary>
    public ActivityCounts With(EmployeeActivity person)
    {
        var shares = person.Shares.Values.ToList();
        var days = shares.Where(share => share.Engagement.Days.Count > 0).Select(share => new DateTimeOffset(share.Engagement.Days[^1].Key, TimeOnly.MinValue, TimeSpan.Zero));
        return this with
        {
            Employees = Employees + 1,
            Shares = Shares + shares.Count,
            EngagementDays = EngagementDays + shares.Sum(share => share.Engagement.Days.Count),
            Interactions = Interactions + person.Interactions.Count,
            FirstActivity = Instants(FirstActivity, shares.Select(share => share.SharedAt)).Min(),
            LastActivity = Instants(LastActivity, shares.Select(share => share.SharedAt).Concat(days).Concat(person.Interactions.Select(interaction => interaction.At))).Max(),
        };
    }

    private static IEnumerable<DateTimeOffset?> Instants(DateTimeOffset? known, IEnumerable<DateTimeOffset> more) => more.Select(at => (DateTimeOffset?)at).Append(known);
}
