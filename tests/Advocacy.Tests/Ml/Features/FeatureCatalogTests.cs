namespace Advocacy.Tests.Ml.Features;

public sealed class FeatureCatalogTests
{
    [Fact]
    public void All_EveryFeature_HasItsOwnNameAndAUnit()
    {
        Assert.Equal(FeatureCatalog.All.Count, FeatureCatalog.All.DistinctBy(feature => feature.Name).Count());
        Assert.All(
            FeatureCatalog.All,
            feature =>
            {
                Assert.Matches("^[a-z0-9_]+$", feature.Name);
                Assert.NotEmpty(feature.Unit);
            }
        );
    }

    [Fact]
    public void Scaled_Counts_AreLn1PAndMissingStaysMissing()
    {
        var row = new float[FeatureCatalog.All.Count];
        Array.Fill(row, float.NaN);
        var shares = FeatureCatalog.IndexOf("shares_12w");
        var synergy = FeatureCatalog.IndexOf("survey_synergy");
        (row[shares], row[synergy]) = (MathF.E - 1, 3);
        var scaled = FeatureCatalog.Scaled(row);
        Assert.Equal(1, scaled[shares], 1e-6);
        Assert.Equal(3, scaled[synergy]);
        Assert.Equal(FeatureCatalog.All.Count - 2, scaled.Count(float.IsNaN));
    }
}
