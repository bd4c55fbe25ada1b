using Advocacy.Domain.Merging;
using Advocacy.Domain.Reach;

namespace Advocacy.Domain.Ambassadors;

/// <summary>Adoption of a team at the start of a week, by the team that people are in now.</summary>
/// <param name="Week">The Monday, UTC.</param>
/// <param name="Team">The team, or several together.</param>
/// <param name="Consenting">People who had consented and have not withdrawn since.</param>
/// <param name="Active">Of these, active ambassadors; null where it must not be published.</param>
public sealed record TeamWeek(DateOnly Week, Team Team, int Consenting, int? Active)
{
    // Small teams together by department, then by country, then all.
    private static readonly Func<Team, Team>[] Wider =
    [
        team => team with { Name = SmallGroups.Merged },
        team => Team.Merged with { Country = team.Country },
        _ => Team.Merged,
    ];

    private bool IsPublishable => SmallGroups.MayPublish(Active ?? 0, Consenting);

    /// <summary>Sums of parts of the people, in order of week and team.</summary>
    public static IReadOnlyList<TeamWeek> Join(IEnumerable<TeamWeek> parts) =>
        [
            .. parts
                .GroupBy(part => (part.Week, part.Team))
                .Select(group => new TeamWeek(
                    group.Key.Week,
                    group.Key.Team,
                    group.Sum(part => part.Consenting),
                    group.Sum(part => part.Active)
                ))
                .OrderBy(week => week.Week)
                .ThenBy(week => week.Team.Key, TextOrder.Instance),
        ];

    /// <summary>What may be published about the teams of each week: a team alone where enough people are active and enough are not, the
    /// others together, by department where that is enough, or else by country, or else all; what is still too small goes with the smallest
    /// that is not. Counts are to the nearest five.</summary>
    public static IReadOnlyList<TeamWeek> Publish(IReadOnlyList<TeamWeek> weeks) =>
        [
            .. weeks
                .GroupBy(week => week.Week)
                .SelectMany(group => PublishWeek([.. group]))
                .Select(week =>
                    week with
                    {
                        Consenting = SmallGroups.NearestFive(week.Consenting),
                        Active = week.Active is { } active ? SmallGroups.NearestFive(active) : null,
                    }
                ),
        ];

    private static IEnumerable<TeamWeek> PublishWeek(IReadOnlyList<TeamWeek> teams)
    {
        var published = teams.Where(team => team.IsPublishable).ToList();
        IReadOnlyList<TeamWeek> left = [.. teams.Where(team => !team.IsPublishable)];
        foreach (var wider in Wider)
        {
            var together = Join(left.Select(team => team with { Team = wider(team.Team) }));
            published.AddRange(together.Where(cell => cell.IsPublishable));
            left = [.. together.Where(cell => !cell.IsPublishable)];
        }

        if (left.Count > 0)
        {
            var rest = left[0];
            foreach (var next in published.OrderBy(cell => cell.Consenting).ThenBy(cell => cell.Team.Key, TextOrder.Instance).ToList())
            {
                if (rest.IsPublishable)
                {
                    break;
                }

                published.Remove(next);
                rest = rest with { Consenting = rest.Consenting + next.Consenting, Active = rest.Active + next.Active };
            }

            published.AddRange(rest.Consenting < SmallGroups.MinPeople ? [] : [rest.IsPublishable ? rest : rest with { Active = null }]);
        }

        return published.OrderBy(cell => cell.Team.Key, TextOrder.Instance);
    }
}
