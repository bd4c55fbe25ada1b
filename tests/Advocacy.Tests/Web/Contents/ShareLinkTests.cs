namespace Advocacy.Tests.Web.Contents;

public sealed class ShareLinkTests
{
    private static readonly Content Any = new("spring & sun", "climate", "article", "en", AnyFact.Start, "https://example.com/a?b=1#c");

    [Fact]
    public void Of_EveryNetwork_LeadsToThatNetworkOverHttpsWithTextAndLink()
    {
        string[] hosts = ["www.linkedin.com", "x.com", "bsky.app", "share.joinmastodon.org"];
        foreach (var (network, host) in ShareLink.Networks.Zip(hosts))
        {
            var link = ShareLink.Of(network, "Hello & <b>", ShareLink.Tracked("c1", Any, network))!;
            Assert.Equal(("https", host), (link.Scheme, link.Host));
            Assert.Contains("utm_source%3D" + network, link.AbsoluteUri, StringComparison.Ordinal);
            Assert.DoesNotContain("<b>", link.AbsoluteUri, StringComparison.Ordinal);
            // What the network reads is one link, although the campaign has blanks in its name.
            var read = Uri.UnescapeDataString(link.AbsoluteUri);
            Assert.Contains("utm_campaign=spring%20%26%20sun#c", read, StringComparison.Ordinal);
        }

        Assert.Null(ShareLink.Of("evil.example", "text", null));
    }

    [Fact]
    public void Tracked_LinkWithAQuery_KeepsItAndAddsTags() =>
        Assert.Equal(
            "https://example.com/a?b=1&utm_source=x&utm_medium=employee-advocacy&utm_content=c1&utm_campaign=spring%20%26%20sun#c",
            ShareLink.Tracked("c1", Any, "x")!.AbsoluteUri
        );

    [Theory]
    [InlineData(null)]
    [InlineData("javascript:alert(1)")]
    [InlineData("/relative")]
    [InlineData("file:///etc/passwd")]
    public void Tracked_NoLinkOnTheWeb_IsNone(string? url) => Assert.Null(ShareLink.Tracked("c1", Any with { Url = url }, "x"));
}
