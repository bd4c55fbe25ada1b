namespace Advocacy.Tests.Domain.Reach;

public sealed class ReachTotalsTests
{
    private static readonly DateOnly Day = new(2025, 1, 6);

    [Fact]
    public void Rates_MeasuredAndEstimatedRows_AreThoseOfTheGlossary()
    {
        var totals = new ReachTotals();
        totals.Add(Row("ann", estimated: false, shares: 1, new(200, 10, 4, 2, 4), reach: 200));
        totals.Add(Row("bob", estimated: true, shares: 3, new(null, 6, 0, 2, null), reach: 50));
        Assert.Equal(20.0 / 200, totals.Figures(100).EngagementRate);
        Assert.Equal(4.0 / 200, totals.Figures(100).ClickThroughRate);
        Assert.Equal(16.0 / 4, totals.Figures(100).ApplauseRate);
        Assert.Equal(4.0 / 4, totals.Figures(100).ConversationRate);
        Assert.Equal(4.0 / 4, totals.Figures(100).AmplificationRate);
        Assert.Equal(250, totals.Reach);
        Assert.True(totals.ReachEstimated);
        Assert.Equal(2, totals.People);
        Assert.Equal(28, totals.Counters.Engagements);
    }

    [Fact]
    public void Rates_NothingToDivideBy_AreUnknown()
    {
        var totals = new ReachTotals();
        Assert.Null(totals.Figures(100).EngagementRate);
        Assert.Null(totals.Figures(100).ClickThroughRate);
        Assert.Null(totals.Figures(100).ApplauseRate);
        Assert.Null(totals.Reach);
        Assert.Null(totals.Figures(100).Unduplicated);
    }

    [Fact]
    public void Unduplicated_SeveralRowsOfAPerson_CountsThePersonOnce()
    {
        var totals = new ReachTotals();
        totals.Add(Row("ann", false, 1, default, 30));
        totals.Add(Row("ann", false, 1, default, 20));
        totals.Add(Row("bob", false, 1, default, 50));
        Assert.Equal(75, totals.Figures(100).Unduplicated);
    }

    [Fact]
    public void Add_Totals_EqualsAddingTheirRows()
    {
        var (first, second, all) = (new ReachTotals(), new ReachTotals(), new ReachTotals());
        ReachRow[] rows = [Row("ann", false, 1, new(9, 1, null, null, 2), 9), Row("bob", true, 2, new(null, 1, 1, 1, null), 4)];
        first.Add(rows[0]);
        second.Add(rows[1]);
        first.Add(second);
        all.Add(rows[0]);
        all.Add(rows[1]);
        Assert.Equivalent(all, first);
        Assert.Equal(all.Figures(100).EngagementRate, first.Figures(100).EngagementRate);
        Assert.Equal(all.Figures(100).Unduplicated, first.Figures(100).Unduplicated);
    }

    private static ReachRow Row(string person, bool estimated, int shares, Counters gains, double reach) =>
        new(Day, "x", null, new(person), estimated ? ReachBasis.Followers : ReachBasis.Reported, shares, gains, 10, reach, 1m);
}
