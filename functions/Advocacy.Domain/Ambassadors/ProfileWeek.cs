using Advocacy.Domain.People;
using Advocacy.Domain.Reach;

namespace Advocacy.Domain.Ambassadors;

/// <summary>Volunteers of a profile at the start of a week.</summary>
/// <param name="Week">The Monday, UTC.</param>
/// <param name="Profile">The profile, or null for several that are too small alone.</param>
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

    /// <summary>What may be published: small profiles of a week together.</summary>
    public static IReadOnlyList<ProfileWeek> Publish(IReadOnlyList<ProfileWeek> weeks) =>
        [
            .. weeks
                .GroupBy(week => week.Week)
                .SelectMany(group =>
                {
                    var (alone, together) = SmallGroups.Split([.. group], week => week.People);
                    return together.Count == 0 ? alone : [.. alone, new(group.Key, null, together.Sum(week => week.People))];
                }),
        ];
}
