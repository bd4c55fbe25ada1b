namespace Advocacy.Tests.Sources.Networks;

public sealed class LinkedInUrnTests
{
    [Theory]
    [InlineData("urn:li:share:7170000000000000001", "urn:li:share:7170000000000000001")]
    [InlineData("https://www.linkedin.com/feed/update/urn%3Ali%3AugcPost%3A7170000000000000002", "urn:li:ugcPost:7170000000000000002")]
    [InlineData("https://www.linkedin.com/feed/update/urn:li:activity:7170000000000000003/?x=1", "urn:li:activity:7170000000000000003")]
    [InlineData("https://www.linkedin.com/posts/ann-b_hello-ugcPost-7170000000000000002-AbCd", "urn:li:ugcPost:7170000000000000002")]
    [InlineData(
        "https://www.linkedin.com/posts/ann-b_hello-activity-7170000000000000003-AbCd?utm_source=share",
        "urn:li:activity:7170000000000000003"
    )]
    [InlineData("https://www.linkedin.com/posts/ann_share-7170000000000000001-x", "urn:li:share:7170000000000000001")]
    [InlineData("URN%3aLI%3aSHARE%3a7170000000000000001", "urn:li:share:7170000000000000001")]
    [InlineData("linkedin:urn:li:share:9", "urn:li:share:9")]
    [InlineData("https://www.linkedin.com/in/ann-share-2", null)]
    [InlineData(
        "https://www.linkedin.com/posts/jane_market-share-2026-activity-7170000000000000001-AbCd",
        "urn:li:activity:7170000000000000001"
    )]
    [InlineData(
        "https://www.linkedin.com/posts/jane-activity-2026000-x-ugcPost-7170000000000000009-ab",
        "urn:li:ugcPost:7170000000000000009"
    )]
    [InlineData("https://www.linkedin.com/feed/update/activity:7170000000000000006", "urn:li:activity:7170000000000000006")]
    [InlineData("urn%253Ali%253Ashare%253A7170000000000000002", "urn:li:share:7170000000000000002")]
    [InlineData("urn:li:person:abc", null)]
    [InlineData("", null)]
    public void Of_AnyFormOfAPost_IsItsUrn(string text, string? expected) => Assert.Equal(expected, LinkedInUrn.Of(text));

    [Fact]
    public void ShareIdOf_FormsOfOnePost_AreOneShare() =>
        Assert.Single(
            new[]
            {
                "urn:li:share:7170000000000000001",
                "urn%3Ali%3Ashare%3A7170000000000000001",
                "https://www.linkedin.com/posts/ann_hello-share-7170000000000000001-x",
            }
                .Select(id => NetworkEvents.ShareIdOf("linkedin", id))
                .Distinct()
        );
}
