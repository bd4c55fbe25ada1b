using CsCheck;

namespace Advocacy.Tests.Domain.Reach;

public sealed class LedgerFoldTests
{
    private static readonly DateOnly Day = new(2025, 1, 6);
    private static readonly NetworkRates Rates = new(0.1, 0.5, 1000, new(0, 0, 0, 0, 0, 0));
    private static readonly HashSet<string> Alone = new(StringComparer.Ordinal) { "x" };

    private static readonly Gen<List<(int Day, string? Content, int Person, long Impressions, long Clicks)>> Gains = Gen.Select(
            Gen.Int[0, 9],
            Gen.OneOf("c1", "c2", null),
            Gen.Int[0, 9],
            Gen.Long[0, 1],
            Gen.Long[0, 1]
        )
        .Array[0, 50]
        .Select(gains => gains.Select(gain => (gain.Item1, (string?)gain.Item2, gain.Item3, gain.Item4, gain.Item5)).ToList());

    [Fact]
    public void Rows_AContentOfFive_StandsAloneInTheFiguresThatFiveAddTo()
    {
        var rows = Closed([.. Enumerable.Range(0, 5).Select(person => (0, (string?)"c1", person, 2L, person < 4 ? 1L : 0L))]).Rows;
        var row = Assert.Single(rows);
        Assert.Equal(("c1", 10L, null, 5), (row.ContentId, row.Counters.Impressions, row.Counters.Clicks, row.People));
    }

    [Fact]
    public void Rows_TooFewOnADay_AreToldOnTheDayOnWhichTheyAreFive()
    {
        var fold = Closed([(0, "c1", 0, 1, 0), (0, "c1", 1, 1, 0), (0, "c2", 2, 1, 0), (3, "c1", 3, 1, 0), (3, null, 4, 1, 0)]);
        var row = Assert.Single(fold.Rows);
        Assert.Equal((Day.AddDays(3), SmallGroups.Merged, 5L), (row.Day, row.ContentId, row.Counters.Impressions));
        Assert.Empty(fold.Untold);
    }

    [Fact]
    public void Rows_TooFewInAll_WaitAndAreToldWithWhatComesLater()
    {
        var first = Closed([(0, "c1", 0, 7, 0), (0, "c1", 1, 1, 0)]);
        Assert.Empty(first.Rows);
        var second = new LedgerFold(_ => Rates, Rates, Alone);
        second.Wait(first.Untold);
        second.Add(Cells([(1, "c1", 2, 1, 0), (1, "c1", 3, 1, 0), (1, "c1", 4, 1, 0)]));
        Assert.Equal(11, Assert.Single(second.Rows).Counters.Impressions);
    }

    [Fact]
    public void Rows_NetworksThatAreSmallAlone_AreToldTogetherByTheRatesOfNone()
    {
        var cells = new DayCells();
        for (var person = 0; person < 6; person++)
        {
            var network = person < 3 ? "a" : "b";
            var amounts = new Amounts { [Counter.Impressions.Index] = 10 };
            cells.Add(new($"p{person}"), [new Gain(Day, network, "c", ReachBasis.Impressions, amounts)]);
        }

        var fold = new LedgerFold(_ => Rates, Rates with { PeoplePerImpression = 1 }, Alone);
        fold.Add(cells);
        var row = Assert.Single(fold.Rows);
        Assert.Equal((SmallGroups.Merged, 60.0), (row.Network, row.Reach));
    }

    [Theory]
    [InlineData(1234, 1200)]
    [InlineData(95, 95)]
    [InlineData(996_000, 1_000_000)]
    public void Rows_Followers_AreToldToTwoDigits(long followers, long told)
    {
        var cells = new DayCells();
        for (var person = 0; person < 5; person++)
        {
            var amounts = new Amounts { [Amounts.Followers] = person == 0 ? followers - 4 : 1 };
            cells.Add(new($"p{person}"), [new Gain(Day, "x", "c", ReachBasis.Followers, amounts)]);
        }

        var fold = new LedgerFold(_ => Rates, Rates, Alone);
        fold.Add(cells);
        Assert.Equal((told, told * Rates.VisibilityRate), (fold.Rows[0].Followers, fold.Rows[0].Reach));
    }

    [Fact]
    public void Rows_AnyGains_TellOfFiveOrMoreInEachFigureAndLoseNothing() =>
        Gains.Sample(gains =>
        {
            // Each person's clicks and impressions are digits of their own: what is told says of whom.
            var tagged = gains
                .Select(gain => (gain.Day, gain.Content, gain.Person, Tag(gain.Person, gain.Impressions), Tag(gain.Person, gain.Clicks)))
                .ToList();
            var fold = Closed(tagged);
            foreach (var figure in fold.Rows.SelectMany(row => new[] { row.Counters.Impressions, row.Counters.Clicks }).OfType<long>())
            {
                Assert.True(PeopleIn(figure) >= SmallGroups.MinPeople);
            }

            Assert.Equal(
                tagged.Sum(gain => gain.Item4),
                fold.Rows.Sum(row => row.Counters.Impressions ?? 0)
                    + fold.Untold.Where(gain => gain.Figure == Counter.Impressions.Name).Sum(gain => gain.Amount)
            );
            Assert.All(fold.Untold.CountBy(gain => gain.Figure), count => Assert.True(count.Value < SmallGroups.MinPeople));
        });

    [Fact]
    public void Settle_AnyGains_LeavesOnlyFiguresThatNoRowTells() =>
        Gains.Sample(gains =>
        {
            var tagged = gains
                .Select(gain => (gain.Day, gain.Content, gain.Person, Tag(gain.Person, gain.Impressions), Tag(gain.Person, gain.Clicks)))
                .ToList();
            var fold = Closed(tagged);
            fold.Settle();
            var rows = fold.Rows;
            Assert.All(
                rows.SelectMany(row => new[] { row.Counters.Impressions, row.Counters.Clicks }).OfType<long>(),
                figure => Assert.True(PeopleIn(figure) >= SmallGroups.MinPeople)
            );
            if (rows.Any(row => row.Counters.Clicks is not null))
            {
                Assert.Equal(tagged.Sum(gain => gain.Item5), rows.Sum(row => row.Counters.Clicks ?? 0));
            }
        });

    [Fact]
    public void Rows_AnyPartsInAnyOrder_AreTheSame() =>
        Gen.Select(Gains, Gen.Int[1, 4])
            .Sample(
                (gains, parts) =>
                {
                    var whole = Closed(gains);
                    var cells = new DayCells();
                    foreach (var part in gains.GroupBy(gain => gain.Person % parts).Reverse())
                    {
                        cells.Add(Cells([.. part]));
                    }

                    var parted = new LedgerFold(_ => Rates, Rates, Alone);
                    parted.Add(cells);
                    Assert.Equivalent(whole.Rows, parted.Rows);
                    Assert.Equal(whole.Untold, parted.Untold);
                }
            );

    private static long Tag(int person, long amount) => amount << (6 * person);

    private static int PeopleIn(long figure) => Enumerable.Range(0, 10).Count(person => ((figure >> (6 * person)) & 63) != 0);

    private static LedgerFold Closed(List<(int Day, string? Content, int Person, long Impressions, long Clicks)> gains)
    {
        var fold = new LedgerFold(_ => Rates, Rates, Alone);
        fold.Add(Cells(gains));
        return fold;
    }

    private static DayCells Cells(List<(int Day, string? Content, int Person, long Impressions, long Clicks)> gains)
    {
        var cells = new DayCells();
        foreach (var person in gains.GroupBy(gain => gain.Person))
        {
            cells.Add(
                new($"p{person.Key}"),
                [
                    .. person.Select(gain => new Gain(
                        Day.AddDays(gain.Day),
                        "x",
                        gain.Content,
                        ReachBasis.Impressions,
                        new Amounts { [Counter.Impressions.Index] = gain.Impressions, [Counter.Clicks.Index] = gain.Clicks }
                    )),
                ]
            );
        }

        return cells;
    }
}
