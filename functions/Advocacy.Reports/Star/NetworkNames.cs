using Advocacy.Domain.Reach;
using Advocacy.Reports.Texts;

namespace Advocacy.Reports.Star;

/// <summary>Networks as they write themselves, as the page does.</summary>
internal static class NetworkNames
{
    private static readonly Dictionary<string, string> Brands = new(StringComparer.Ordinal)
    {
        ["linkedin"] = "LinkedIn",
        ["x"] = "X",
        ["bluesky"] = "Bluesky",
        ["mastodon"] = "Mastodon",
        ["facebook"] = "Facebook",
        ["instagram"] = "Instagram",
        ["youtube"] = "YouTube",
        ["tiktok"] = "TikTok",
        ["threads"] = "Threads",
    };

    /// <summary>A network's name.</summary>
    public static string Of(string label) => Brands.GetValueOrDefault(label, label);

    /// <summary>A network's name, or what small ones together are called.</summary>
    public static string Of(string label, Words words) =>
        label == SmallGroups.Merged ? words.Page.GetProperty("merged").GetString()! : Of(label);
}
