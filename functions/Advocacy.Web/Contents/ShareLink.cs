using Advocacy.Domain.Values;

namespace Advocacy.Web.Contents;

/// <summary>Links under which a network lets somebody write a post with a text and a link; nothing is posted by them.</summary>
internal static class ShareLink
{
    /// <summary>The networks, by the names that the contract has for them.</summary>
    public static IReadOnlyList<string> Networks { get; } = ["linkedin", "x", "bluesky", "mastodon"];

    /// <summary>The link; null where the network is none of these.</summary>
    /// <param name="network">The network.</param>
    /// <param name="text">What the person wrote.</param>
    /// <param name="link">What they share, or null.</param>
    public static Uri? Of(string network, string text, Uri? link)
    {
        // Encoded as it is: with a blank in it, a link would end there.
        var all = link is null ? text : $"{text}\n{link.AbsoluteUri}";
        return network switch
        {
            // It takes a link and no text.
            "linkedin" when link is not null => new($"https://www.linkedin.com/sharing/share-offsite/?url={Escaped(link)}"),
            "linkedin" => new("https://www.linkedin.com/feed/"),
            "x" => new($"https://x.com/intent/post?text={Uri.EscapeDataString(text)}{(link is null ? "" : $"&url={Escaped(link)}")}"),
            "bluesky" => new($"https://bsky.app/intent/compose?text={Uri.EscapeDataString(all)}"),
            "mastodon" => new($"https://share.joinmastodon.org/#text={Uri.EscapeDataString(all)}"),
            _ => null,
        };
    }

    /// <summary>The link of a content, with what web analytics needs to tell where visits come from; it names nobody.</summary>
    /// <param name="id">The content.</param>
    /// <param name="content">What it is.</param>
    /// <param name="network">Where it is shared.</param>
    /// <returns>Null where the content has no link on the web.</returns>
    public static Uri? Tracked(string id, Content content, string network)
    {
        if (!Uri.TryCreate(content.Url, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
        {
            return null;
        }

        var tags = $"utm_source={Uri.EscapeDataString(network)}&utm_medium=employee-advocacy&utm_content={Uri.EscapeDataString(id)}";
        var campaign = content.Campaign is { } name ? $"&utm_campaign={Uri.EscapeDataString(name)}" : "";
        return new UriBuilder(url) { Query = url.Query.Length > 1 ? $"{url.Query[1..]}&{tags}{campaign}" : $"{tags}{campaign}" }.Uri;
    }

    private static string Escaped(Uri link) => Uri.EscapeDataString(link.AbsoluteUri);
}
