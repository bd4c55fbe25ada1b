using CsCheck;

namespace Advocacy.Tests.Domain.Reach;

public sealed class ToldVisitsTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    private static readonly LedgerRow[] Rows =
    [
        Row("c1", "linkedin"),
        Row("c1", "x"),
        Row("c2", "linkedin"),
        Row(SmallGroups.Merged, "linkedin"),
    ];

    private static LedgerRow Row(string content, string network) =>
        new(Day, network, content, ReachBasis.Impressions, 5, 5, null, default, null, 0, 1);

    private static KeyValuePair<VisitKey, Visits> Visit(string content, string network, long sessions, int day = 0) =>
        new(new(content, Day.AddDays(day), network, "EUR"), new(sessions, 1, 2.5m));

    [Fact]
    public void Of_ContentThatIsToldOnANetwork_IsToldThereOverAllClosedDays() =>
        Assert.Equal(
            [new ToldVisits("c1", "linkedin", "EUR", new(30, 2, 5m))],
            ToldVisits.Of(
                Rows,
                [Visit("c1", "linkedin", 10), Visit("c1", "linkedin", 20, 1), Visit("c1", "linkedin", 99, 5)],
                Day.AddDays(1)
            )
        );

    [Fact]
    public void Of_ContentThatTooFewShared_IsToldWithOthersAlone() =>
        Assert.Equal(
            [new ToldVisits(SmallGroups.Merged, "", "EUR", new(15, 3, 7.5m))],
            // c2 is not told on x, c9 nowhere.
            ToldVisits.Of(Rows, [Visit("c2", "x", 5), Visit("c9", "linkedin", 4), Visit("c9", "x", 6)], Day)
        );

    [Fact]
    public void Of_NothingThatCouldHideIt_IsNotTold() =>
        Assert.Empty(ToldVisits.Of([Row("c1", "linkedin")], [Visit("c2", "x", 5), Visit("c9", "linkedin", 4)], Day));

    [Fact]
    public void Of_AnyVisitsInAnyOrder_TellEachSessionOnceWhereSmallOnesAreTold() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2], Gen.Long[0, 1000])
            .Array[0, 30]
            .Sample(drawn =>
            {
                string[] networks = ["linkedin", "x", ""];
                var visits = drawn.Select((one, i) => Visit($"c{one.Item1}", networks[one.Item2], one.Item3, -i)).ToList();
                var told = ToldVisits.Of(Rows, visits, Day);
                Assert.Equal(visits.Sum(visit => visit.Value.Sessions), told.Sum(one => one.Visits.Sessions));
                Assert.Equal(told, ToldVisits.Of([.. Rows.Reverse()], visits.AsEnumerable().Reverse(), Day));
                Assert.All(
                    told,
                    one =>
                        Assert.Contains(
                            Rows,
                            row => row.ContentId == one.ContentId && (row.Network == one.Network || one.Network.Length == 0)
                        )
                );
            });
}
