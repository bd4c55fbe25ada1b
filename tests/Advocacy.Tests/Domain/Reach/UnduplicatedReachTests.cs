using CsCheck;

namespace Advocacy.Tests.Domain.Reach;

public sealed class UnduplicatedReachTests
{
    [Fact]
    public void Of_TwoHalves_IsThreeQuarters() => Assert.Equal(75, UnduplicatedReach.Of([50, 50], 100));

    [Fact]
    public void Of_Nobody_IsNothing() => Assert.Equal(0, UnduplicatedReach.Of([], 100));

    [Fact]
    public void Of_AnyReaches_LiesBetweenTheLargestAndTheirSum() =>
        Gen.Select(Gen.Double[0, 2000].Array[0, 30], Gen.Int[1, 1000])
            .Sample(
                (reaches, audience) =>
                {
                    var reach = UnduplicatedReach.Of(reaches, audience);
                    Assert.InRange(
                        reach,
                        Math.Min(reaches.DefaultIfEmpty().Max(), audience) - 1e-6,
                        Math.Min(reaches.Sum(), audience) + 1e-6
                    );
                }
            );

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Of_NoAudience_Throws(double audience) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => UnduplicatedReach.Of([1], audience));
}
