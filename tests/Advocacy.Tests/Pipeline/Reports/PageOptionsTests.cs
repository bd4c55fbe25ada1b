namespace Advocacy.Tests.Pipeline.Reports;

public sealed class PageOptionsTests
{
    [Fact]
    public void RangesThatHold_NothingSaid_AreCited() =>
        Assert.All(
            new PageOptions().RangesThatHold().Values,
            range =>
            {
                Assert.True(range.IsCited);
                Assert.Equal(["en", "fr"], range.Source.Keys.Order(StringComparer.Ordinal));
            }
        );

    [Fact]
    public void RangesThatHold_OneOfTheirOwn_TakesThePlaceOfOurs()
    {
        var options = With("linkedin", 0.02, 0.04);
        Assert.Empty(options.Mistakes());
        Assert.Equal(0.04, Assert.Single(options.RangesThatHold()).Value.High);
        Assert.Empty(With("linkedin", 0, 0).RangesThatHold());
        Assert.Empty(With("linkedin", 0, 0).Mistakes());
    }

    [Theory]
    [InlineData(0.05, 0.02, "https://example.com/study")]
    [InlineData(2, 5, "https://example.com/study")]
    [InlineData(0.02, 0.05, "javascript:alert(1)")]
    [InlineData(0.02, 0.05, "")]
    public void Mistakes_RangeThatNobodyCanLookUp_IsOne(double low, double high, string url) =>
        Assert.Single(With("x", low, high, url).Mistakes());

    private static PageOptions With(string network, double low, double high, string url = "https://example.com/study") =>
        new()
        {
            PublicRanges = new Dictionary<string, PublicRange>
            {
                [network] = new()
                {
                    Low = low,
                    High = high,
                    Url = url,
                    Source = new Dictionary<string, string> { ["en"] = "A study" },
                },
            },
        };
}
