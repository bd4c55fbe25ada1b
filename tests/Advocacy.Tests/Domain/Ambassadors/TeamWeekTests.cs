using CsCheck;

namespace Advocacy.Tests.Domain.Ambassadors;

public sealed class TeamWeekTests
{
    private static readonly DateOnly Monday = new(2026, 1, 5);

    private static readonly Gen<List<TeamWeek>> Teams = Gen.Select(
            Gen.Int[0, 2],
            Gen.Int[0, 2],
            Gen.Int[0, 3],
            Gen.Int[0, 25],
            Gen.Int[0, 25]
        )
        .Array[0, 30]
        .Select(teams =>
            teams
                .DistinctBy(team => (team.Item1, team.Item2, team.Item3))
                .Select(team => new TeamWeek(
                    Monday,
                    new($"c{team.Item1}", $"d{team.Item2}", $"t{team.Item3}"),
                    Math.Max(team.Item4, team.Item5),
                    Math.Min(team.Item4, team.Item5)
                ))
                .ToList()
        );

    [Fact]
    public void Publish_AnyTeams_TellsOfNoFewerThanFiveOnEitherSide() =>
        Teams.Sample(teams =>
            Assert.All(
                TeamWeek.Publish(teams),
                week =>
                {
                    Assert.True(week.Consenting >= SmallGroups.MinPeople);
                    Assert.Equal((0, 0), (week.Consenting % SmallGroups.MinPeople, (week.Active ?? 0) % SmallGroups.MinPeople));
                    Assert.True(week.Active is not { } active || SmallGroups.MayPublish(active, week.Consenting));
                }
            )
        );

    [Fact]
    public void Publish_AnyTeamsThatAreEnoughTogether_RoundsWhatAddsUpToTheCompany() =>
        Teams
            .Where(teams => SmallGroups.MayPublish(teams.Sum(team => team.Active!.Value), teams.Sum(team => team.Consenting)))
            .Sample(teams =>
            {
                var told = TeamWeek.Publish(teams);
                Assert.InRange(told.Sum(team => team.Consenting) - teams.Sum(team => team.Consenting), -2 * told.Count, 2 * told.Count);
                Assert.InRange(
                    told.Sum(team => team.Active ?? throw new InvalidOperationException("nothing needs to be hidden"))
                        - teams.Sum(team => team.Active!.Value),
                    -2 * told.Count,
                    2 * told.Count
                );
                Assert.Equal(told.Count, told.DistinctBy(team => team.Team).Count());
            });

    [Fact]
    public void Publish_SmallTeamsOfOneDepartment_AreToldTogether()
    {
        var told = TeamWeek.Publish([
            Week("FR", "sales", "north", 20, 8),
            Week("FR", "sales", "south", 9, 3),
            Week("FR", "sales", "west", 9, 3),
            Week("DE", "it", "web", 30, 10),
        ]);
        Assert.Equal(
            [Week("DE", "it", "web", 30, 10), Week("FR", "sales", SmallGroups.Merged, 20, 5), Week("FR", "sales", "north", 20, 10)],
            told
        );
    }

    [Fact]
    public void Publish_OneSmallTeamLeft_TakesTheSmallestOtherWithIt()
    {
        var told = TeamWeek.Publish([Week("FR", "sales", "north", 20, 8), Week("DE", "it", "web", 30, 10), Week("ES", "it", "ops", 3, 1)]);
        Assert.Equal([new TeamWeek(Monday, Team.Merged, 25, 10), Week("DE", "it", "web", 30, 10)], told);
    }

    private static TeamWeek Week(string country, string department, string team, int consenting, int active) =>
        new(Monday, new(country, department, team), consenting, active);
}
