using CsCheck;

namespace Advocacy.Tests.Domain.Reach;

public sealed class SmallGroupsTests
{
    private static readonly DateOnly Day = new(2025, 1, 6);

    private static readonly Gen<List<ReachRow>> Rows = Gen.Select(
            Gen.Int[0, 20],
            Gen.OneOf("c1", "c2", "c3", null),
            Gen.Int[1, 12],
            Gen.Long[0, 9]
        )
        .Array[0, 60]
        .Select(rows =>
            rows.Select(row => new ReachRow(
                    Day.AddDays(row.Item1),
                    "x",
                    row.Item2,
                    new($"p{row.Item3}"),
                    ReachBasis.Impressions,
                    1,
                    new(row.Item4, null, null, null, null),
                    null,
                    row.Item4,
                    0
                ))
                .OrderBy(row => row.Day)
                .ThenBy(row => row.ContentId, StringComparer.Ordinal)
                .ThenBy(row => row.PersonId)
                .ToList()
        );

    private static readonly Gen<Dictionary<string, IReadOnlyCollection<PersonId>>> People = Gen.Select(
            Gen.OneOf("a", "b", "c", "d"),
            Gen.Int[1, 9]
        )
        .Array[0, 30]
        .Select(pairs =>
            pairs
                .GroupBy(pair => pair.Item1)
                .ToDictionary(
                    group => group.Key,
                    group => (IReadOnlyCollection<PersonId>)group.Select(pair => new PersonId($"p{pair.Item2}")).ToHashSet()
                )
        );

    [Fact]
    public void Partition_AnyRows_TellsOfNoFewerThanFivePeople() =>
        Rows.Sample(rows => PartedReach.Of(rows).Rows.All(row => row.Totals.People >= SmallGroups.MinPeople));

    [Fact]
    public void Partition_AnyRowsOfEnoughPeople_LosesNothing() =>
        Rows.Where(rows => PeopleOf(rows) >= SmallGroups.MinPeople)
            .Sample(rows =>
            {
                var published = PartedReach.Of(rows).Rows;
                Assert.Equal(rows.Sum(row => row.Shares), published.Sum(row => row.Totals.Shares));
                Assert.Equal(rows.Sum(row => row.Gains.Impressions), published.Sum(row => row.Totals.Counters.Impressions ?? 0));
                Assert.Equal(PeopleOf(rows), published.SelectMany(row => row.Totals.PeopleIds).Distinct().Count());
            });

    [Fact]
    public void Partition_TooFewPeopleInAll_TellsNothing() =>
        Rows.Where(rows => PeopleOf(rows) < SmallGroups.MinPeople).Sample(rows => PartedReach.Of(rows).Rows.Count == 0);

    [Fact]
    public void Partition_EnoughPeopleOnOneContent_KeepsItApart()
    {
        var big = Enumerable.Range(1, 5).Select(person => Row(0, "c1", person));
        var small = Enumerable.Range(1, 6).Select(person => Row(0, $"d{person}", person));
        var published = PartedReach.Of([.. big, .. small]).Rows;
        Assert.Equal(["c1", SmallGroups.Merged], published.Select(row => row.ContentId));
        Assert.Equal([5, 6], published.Select(row => row.Totals.People));
    }

    [Fact]
    public void Partition_SmallDay_IsCarriedToTheNext()
    {
        var published = Assert.Single(
            PartedReach.Of([Row(0, "c1", 1), Row(0, "c1", 2), Row(3, "c1", 3), Row(3, "c1", 4), Row(3, "c1", 5)]).Rows
        );
        Assert.Equal((Day, Day.AddDays(3), 5), (published.Day, published.Through, published.Totals.People));
    }

    [Fact]
    public void GroupNetworks_AnyNetworks_MakesGroupsOfEnoughPeople() =>
        People.Sample(people =>
        {
            var groups = SmallGroups.GroupNetworks(people);
            Assert.All(
                groups,
                group => Assert.True(group.SelectMany(network => people[network]).Distinct().Count() >= SmallGroups.MinPeople)
            );
            Assert.Equal(groups.SelectMany(group => group).Distinct().Count(), groups.Sum(group => group.Count));
            if (people.Values.SelectMany(of => of).Distinct().Count() >= SmallGroups.MinPeople)
            {
                Assert.Equal(people.Keys.Order(), groups.SelectMany(group => group).Order());
            }
        });

    [Theory]
    [InlineData(5, 10, true)]
    [InlineData(4, 10, false)]
    [InlineData(6, 10, false)]
    [InlineData(10, 10, false)]
    [InlineData(0, 10, false)]
    public void MayPublish_PartOfAWhole_NeedsFiveOnEachSide(int part, int whole, bool expected) =>
        Assert.Equal(expected, SmallGroups.MayPublish(part, whole));

    private static int PeopleOf(List<ReachRow> rows) => rows.DistinctBy(row => row.PersonId).Count();

    private static ReachRow Row(int day, string content, int person) =>
        new(Day.AddDays(day), "x", content, new($"p{person}"), ReachBasis.Impressions, 1, default, null, null, 0);
}
