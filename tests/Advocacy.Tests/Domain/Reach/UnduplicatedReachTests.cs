using CsCheck;

namespace Advocacy.Tests.Domain.Reach;

public sealed class UnduplicatedReachTests
{
    [Fact]
    public void Of_TwoHalves_IsThreeQuarters() => Assert.Equal(new(50, 75, 100), UnduplicatedReach.Of([50, 50], 100));

    [Fact]
    public void Of_Nobody_IsNothing() => Assert.Equal(new(0, 0, 0), UnduplicatedReach.Of([], 100));

    [Fact]
    public void Of_AnyReaches_LiesWithinItsBounds() =>
        Gen.Select(Gen.Double[0, 2000].Array[0, 30], Gen.Int[1, 1000])
            .Sample(
                (reaches, audience) =>
                {
                    var reach = UnduplicatedReach.Of(reaches, audience);
                    Assert.InRange(reach.Estimate, reach.Low, reach.High);
                    Assert.Equal(Math.Min(reaches.DefaultIfEmpty().Max(), audience), reach.Low);
                    Assert.Equal(Math.Min(reaches.Select(r => Math.Min(r, audience)).Sum(), audience), reach.High, 1e-6);
                }
            );

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Of_NoAudience_Throws(double audience) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => UnduplicatedReach.Of([1], audience));
}
