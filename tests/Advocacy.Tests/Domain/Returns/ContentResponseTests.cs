using Advocacy.Domain.Returns;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Advocacy.Tests.Domain.Returns;

public sealed class ContentResponseTests
{
    private const int Companies = 400;

    [Fact]
    public void Of_WeeksOnALine_IsTheLine()
    {
        var response = ContentResponse.Of([
            .. Enumerable.Range(0, 30).Select(week => new ContentSupply(2 + (week % 4), 0.5 + (0.1 * (week % 4)))),
        ]);
        Assert.Equal(0.1, response!.Slope.Value, 1e-9);
        Assert.Equal((2, 5, 3), (response.Least, response.Most, response.Now));
    }

    [Theory]
    [InlineData(25, 2)]
    [InlineData(26, 1)]
    public void Of_TooFewWeeksOrContentThatIsAlwaysTheSame_IsNotTold(int weeks, int kinds) =>
        Assert.Null(ContentResponse.Of([.. Enumerable.Range(0, weeks).Select(week => new ContentSupply(week % kinds, week))]));

    // Two years of weeks that are like those before them.
    [Fact]
    public void Of_WeeksWithAKnownLine_CoverItInAbout95OfA100()
    {
        var covered = Enumerable
            .Range(0, Companies)
            .Select(seed => ContentResponse.Of(Weeks(seed))!.Slope)
            .Count(slope => slope.Low <= 0.03 && slope.High >= 0.03);
        TestContext.Current.SendDiagnosticMessage($"{covered} of {Companies} cover the slope");
        Assert.InRange(covered, 364, 395);
    }

    [Theory]
    [InlineData(1234.5, 1200)]
    [InlineData(-0.0567, -0.057)]
    [InlineData(99.6, 100)]
    [InlineData(0, 0)]
    [InlineData(double.NaN, 0)]
    public void Told_AnyAmount_HasTwoDigits(double amount, double told) => Assert.Equal(told, new Estimated(amount, 0, 0).Told().Value);

    // 720.0055 less 720 is no finer than they are.
    [Fact]
    public void Told_ADifferenceOfLargerFigures_IsNoFinerThanThey() =>
        Assert.Equal(new(0, -230, 250), new Estimated(0.0055, -231, 254).Told(720));

    [Fact]
    public void Times_BelowZero_TurnsTheEnds() => Assert.Equal(new(-2, -6, -1), new Estimated(1, 0.5, 3).Times(-2));

    private static List<ContentSupply> Weeks(int seed)
    {
        var random = new Xoshiro256StarStar(seed, threadSafe: false);
        var (weeks, noise, published) = (new List<ContentSupply>(), 0.0, new Queue<int>([2, 2, 2, 2]));
        for (var week = 0; week < 104; week++)
        {
            noise = (0.5 * noise) + Normal.Sample(random, 0, 0.1);
            published.Dequeue();
            published.Enqueue(random.Next(5));
            weeks.Add(new(published.Sum(), 0.4 + (0.03 * published.Sum()) + noise));
        }

        return weeks;
    }
}
