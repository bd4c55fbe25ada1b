using Advocacy.Domain.People;
using Advocacy.Domain.Reach;

namespace Advocacy.Domain.Ambassadors;

/// <summary>Volunteers of a profile at the start of a week.</summary>
/// <param name="Week">The Monday, UTC.</param>
/// <param name="Profile">The profile, or null for those who are left alone, and with them profiles that are too small alone.</param>
/// <param name="People">How many.</param>
public sealed record ProfileWeek(DateOnly Week, Profile? Profile, int People)
{
    /// <summary>Sums of parts of the people, in order of week and profile.</summary>
    public static IReadOnlyList<ProfileWeek> Join(IEnumerable<ProfileWeek> parts) =>
        [
            .. parts
                .GroupBy(part => (part.Week, part.Profile))
                .Select(group => new ProfileWeek(group.Key.Week, group.Key.Profile, group.Sum(part => part.People)))
                .OrderBy(week => week.Week)
                .ThenBy(week => week.Profile),
        ];

    /// <summary>What may be published: those who are left alone as one group, small profiles with them, counts to the nearest
    /// five.</summary>
    public static IReadOnlyList<ProfileWeek> Publish(IReadOnlyList<ProfileWeek> weeks) =>
        [
            .. weeks
                .GroupBy(week => week.Week)
                .SelectMany(group => PublishWeek(group.Key, group))
                .Select(week => week with { People = SmallGroups.NearestFive(week.People) }),
        ];

    private static IEnumerable<ProfileWeek> PublishWeek(DateOnly week, IEnumerable<ProfileWeek> profiles)
    {
        var counts = Join(
            profiles.Select(count => count.Profile is { } profile && profile.IsLeftAlone() ? count with { Profile = null } : count)
        );
        var (alone, together) = SmallGroups.Split(counts, count => count.People);
        var others = together.Concat(alone.Where(count => count.Profile is null)).Sum(count => count.People);
        return alone.Where(count => count.Profile is not null).Concat(others == 0 ? [] : [new ProfileWeek(week, null, others)]);
    }
}
