using CsCheck;

namespace Advocacy.Tests.Ml.Scoring;

public sealed class ReasonsTests
{
    private static readonly Gen<(float[] Features, double[] Contributions)> Rows = Gen.Select(
        Gen.OneOf(Gen.Const(0f), Gen.Const(float.NaN), Gen.Float[0, 100]).Array[FeatureCatalog.All.Count],
        Gen.Double[-1, 1].Array[FeatureCatalog.All.Count]
    );

    [Fact]
    public void Of_AnyRow_SaysWhatIsThereAndRaisesTheScoreOnceAGroup() =>
        Rows.Sample(row =>
        {
            var reasons = Reasons.Of(row.Features, row.Contributions);
            Assert.InRange(reasons.Count, 0, 3);
            Assert.Distinct(reasons.Select(reason => reason.Group));
            Assert.All(
                reasons,
                reason =>
                {
                    Assert.True(reason is { Contribution: > 0, GroupContribution: > 0 });
                    var feature = FeatureCatalog.All[FeatureCatalog.IndexOf(reason.Feature)];
                    Assert.True(feature is { IsReason: true, IsShown: true });
                    Assert.True(reason.Value > 0 || feature.Scale == FeatureScale.Recency);
                }
            );
        });
}
