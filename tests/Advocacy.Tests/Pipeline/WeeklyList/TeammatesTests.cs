using CsCheck;

namespace Advocacy.Tests.Pipeline.WeeklyList;

public sealed class TeammatesTests
{
    [Fact]
    public void Publish_AnyTeam_TellsOfFiveActiveAndFiveOthersOrOfNobody() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 60])
            .Where((volunteers, active) => active <= volunteers)
            .Sample(
                (volunteers, active) =>
                    new Teammates(volunteers, active).Publish() is { } said
                        ? active >= 5 && volunteers - active >= 5 && said.Active % 5 == 0 && said.Volunteers % 5 == 0
                        : active < 5 || volunteers - active < 5,
                threads: 1
            );

    [Fact]
    public void Join_PartsInAnyOrder_IsTheirSum() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[1, 9], Gen.Int[0, 9])
            .Array[0, 4]
            .Select(teams =>
                (IReadOnlyDictionary<string, Teammates>)
                    teams
                        .DistinctBy(team => team.Item1)
                        .ToDictionary(team => $"team {team.Item1}", team => new Teammates(team.Item2, team.Item3))
            )
            .Array[0, 5]
            .Sample(
                parts =>
                {
                    var (joined, turned) = (Teammates.Join(parts), Teammates.Join(parts.Reverse()));
                    return joined.OrderBy(team => team.Key).SequenceEqual(turned.OrderBy(team => team.Key))
                        && joined.Values.Sum(team => team.Volunteers) == parts.Sum(part => part.Values.Sum(team => team.Volunteers))
                        && joined.Values.Sum(team => team.Active) == parts.Sum(part => part.Values.Sum(team => team.Active));
                },
                threads: 1
            );
}
