using CsCheck;

namespace Advocacy.Tests.Pipeline.Model;

public sealed class DistributionTests
{
    private static readonly Gen<float[]> Values = Gen.Frequency(
        (9, Gen.Int[0, 30].Select(value => (float)value)),
        (1, Gen.Const(float.NaN))
    ).Array[1, 200];

    [Fact]
    public void Of_AnyValues_HasSharesThatAddUpToOneAndNoDriftAgainstThemselves() =>
        Values.Sample(values =>
        {
            var distribution = Distribution.Of("x", values);
            Assert.Equal(1, distribution.Shares.Sum(), 9);
            Assert.Equal(distribution.Edges.Order(), distribution.Edges);
            Assert.Equal(0, distribution.StabilityIndex(Counts(distribution, values)), 9);
        });

    [Fact]
    public void StabilityIndex_AnyOtherValues_IsNotNegative() =>
        Gen.Select(Values, Values)
            .Sample(
                (trained, scored) =>
                {
                    var distribution = Distribution.Of("x", trained);
                    Assert.True(distribution.StabilityIndex(Counts(distribution, scored)) >= 0);
                }
            );

    [Fact]
    public void StabilityIndex_TwoBins_IsWorkedByHand()
    {
        var distribution = new Distribution("x", [0], [0.5, 0.5, 0]);
        Assert.Equal((0.3 * Math.Log(0.8 / 0.5)) + (-0.3 * Math.Log(0.2 / 0.5)), distribution.StabilityIndex([80, 20, 0]), 9);
    }

    [Fact]
    public void BinOf_EdgeBelowAboveAndMissing_AreTold()
    {
        var distribution = new Distribution("x", [1, 2], [0.25, 0.25, 0.25, 0.25]);
        Assert.Equal([0, 0, 1, 2, 3], new[] { 0f, 1f, 1.5f, 9f, float.NaN }.Select(distribution.BinOf));
    }

    private static long[] Counts(Distribution distribution, float[] values)
    {
        var counts = new long[distribution.Shares.Count];
        foreach (var value in values)
        {
            counts[distribution.BinOf(value)]++;
        }

        return counts;
    }
}
