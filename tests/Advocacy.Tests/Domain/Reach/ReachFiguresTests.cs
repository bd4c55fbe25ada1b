namespace Advocacy.Tests.Domain.Reach;

public sealed class ReachFiguresTests
{
    private static readonly DateOnly Day = new(2025, 1, 6);

    [Fact]
    public void Of_MeasuredAndEstimatedRows_HasTheRatesOfTheGlossary()
    {
        var figures = ReachFigures.Of([
            Row(ReachBasis.Reported, shares: 1, new(200, 10, 4, 2, 4), reach: 200),
            Row(ReachBasis.Followers, shares: 3, new(null, 6, 0, 2, null), reach: 50),
        ]);
        Assert.Equal(20.0 / 200, figures.EngagementRate);
        Assert.Equal(4.0 / 200, figures.ClickThroughRate);
        Assert.Equal(16.0 / 4, figures.ApplauseRate);
        Assert.Equal(4.0 / 4, figures.ConversationRate);
        Assert.Equal(4.0 / 4, figures.AmplificationRate);
        Assert.Equal((250, true), (figures.Reach, figures.ReachEstimated));
        Assert.Equal(28, figures.Counters.Engagements);
        Assert.Equal(2m, figures.EarnedMediaValue);
    }

    [Fact]
    public void Of_NothingToDivideBy_IsUnknown()
    {
        var figures = ReachFigures.Of([]);
        Assert.Equal((null, null, null), (figures.EngagementRate, figures.ClickThroughRate, figures.ApplauseRate));
        Assert.Equal((null, null, null), (figures.Reach, figures.Unduplicated, figures.PotentialReach));
    }

    [Fact]
    public void Of_RowsThatAddUpToTooMuch_IsAnErrorAndNoNumber() =>
        Assert.Throws<OverflowException>(() =>
            ReachFigures.Of([
                Row(ReachBasis.Reported, 1, new(long.MaxValue, null, null, null, null), 0),
                Row(ReachBasis.Reported, 1, new(1, null, null, null, null), 0),
            ])
        );

    private static LedgerRow Row(ReachBasis basis, long shares, Counters counters, double reach) =>
        new(Day, "x", null, basis, 5, shares, 10, counters, reach, 1m, 100);
}
