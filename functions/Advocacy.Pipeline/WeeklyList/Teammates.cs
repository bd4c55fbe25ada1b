using Advocacy.Domain.Reach;

namespace Advocacy.Pipeline.WeeklyList;

/// <summary>The volunteers of a team.</summary>
/// <param name="Volunteers">How many there are.</param>
/// <param name="Active">How many of them are active ambassadors.</param>
public sealed record Teammates(int Volunteers, int Active)
{
    /// <summary>Of all parts of the people, by team.</summary>
    public static IReadOnlyDictionary<string, Teammates> Join(IEnumerable<IReadOnlyDictionary<string, Teammates>> parts) =>
        parts
            .SelectMany(part => part)
            .GroupBy(team => team.Key, team => team.Value, StringComparer.Ordinal)
            .ToDictionary(
                team => team.Key,
                team => new Teammates(team.Sum(part => part.Volunteers), team.Sum(part => part.Active)),
                StringComparer.Ordinal
            );

    /// <summary>What HR may read, to the nearest five; null where five are not active, or all but four are.</summary>
    public Teammates? Publish() =>
        SmallGroups.MayPublish(Active, Volunteers) ? new(SmallGroups.NearestFive(Volunteers), SmallGroups.NearestFive(Active)) : null;
}
