using CsCheck;

namespace Advocacy.Tests.Domain.Ambassadors;

public sealed class TeamHistoryTests
{
    private static readonly DateOnly Monday = new(2025, 1, 6);

    private static readonly Gen<TeamHistory> Any = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 5], Gen.Int[0, 3].Array[1, 6])
        .Select(team => new TeamHistory(
            new("FR", "sales", $"t{team.Item1}"),
            Monday.AddDays(7 * team.Item2),
            team.Item3,
            [.. team.Item3.Select(consenting => consenting / 2)]
        ));

    [Fact]
    public void Join_AnyParts_AreTheSumsOfEachWeekAndTeam() =>
        Any.Array[0, 8]
            .Sample(parts =>
                Assert.Equal(
                    TeamWeek.Join(parts.SelectMany(part => TeamHistory.WeeksOf([part], DateOnly.MaxValue))),
                    TeamHistory.WeeksOf(TeamHistory.Join(parts), DateOnly.MaxValue)
                )
            );

    [Fact]
    public void Join_AnyGrouping_IsTheSame() =>
        Gen.Select(Any.Array[0, 8], Gen.Int[0, 8])
            .Sample(
                (parts, cut) =>
                    Assert.Equal(
                        TeamHistory.WeeksOf(TeamHistory.Join(parts), DateOnly.MaxValue),
                        TeamHistory.WeeksOf(
                            TeamHistory.Join([.. TeamHistory.Join(parts.Skip(cut)), .. TeamHistory.Join(parts.Take(cut))]),
                            DateOnly.MaxValue
                        )
                    )
            );

    [Fact]
    public void WeeksOf_UntilADay_LeavesOutWhatComesAfterIt() =>
        Assert.Equal(
            [new TeamWeek(Monday, new("FR", "sales", "north"), 3, 1)],
            TeamHistory.WeeksOf([new(new("FR", "sales", "north"), Monday, [3, 4], [1, 1])], Monday.AddDays(6))
        );
}
