namespace Advocacy.Tests.Ml.Features;

public sealed class FeatureTests
{
    [Theory]
    [InlineData("shares_4w", "shares, last 4 weeks")]
    [InlineData("shares_all", "shares, ever")]
    [InlineData("shares_ew_4d", "shares, the last weighing most, half after 4 days")]
    [InlineData("days_since_10th_share", "days since 10th share")]
    [InlineData("tenure", "tenure")]
    public void InWords_NamesOfFeatures_SayWhatPeopleSay(string name, string words) =>
        Assert.Equal(words, FeatureCatalog.All.Single(feature => feature.Name == name).InWords);

    [Fact]
    public void InWords_AllFeatures_AreToldApartAndWithoutUnderscores()
    {
        Assert.Distinct(FeatureCatalog.All.Select(feature => feature.InWords));
        Assert.All(FeatureCatalog.All, feature => Assert.DoesNotContain('_', feature.InWords));
    }
}
