using System.Globalization;
using System.Text.Json.Nodes;

namespace Advocacy.Tests.Support;

/// <summary>Posts in the words of Mastodon (docs.joinmastodon.org: entities/Status) and Bluesky (the lexicon app.bsky.feed.defs).</summary>
internal static class NetworkPosts
{
    public static JsonObject Status(NetworkPosted post) =>
        new()
        {
            ["id"] = Id(post.Number),
            ["created_at"] = post.At.ToString("O", CultureInfo.InvariantCulture),
            ["visibility"] = "public",
            ["url"] = $"https://social.example/@{post.Account}/{post.Number}",
            ["content"] = "<p>secret words</p>",
            ["reblog"] = null,
            ["replies_count"] = post.Replies,
            ["reblogs_count"] = post.Reposts,
            ["favourites_count"] = post.Likes,
            ["mentions"] = new JsonArray([.. post.Mentions.Select(account => new JsonObject { ["id"] = "1", ["acct"] = account })]),
        };

    public static JsonObject View(NetworkPosted post) =>
        new()
        {
            ["uri"] = Uri(post),
            ["cid"] = "bafy",
            ["author"] = new JsonObject { ["did"] = $"did:plc:{post.Account}", ["handle"] = post.Account },
            ["record"] = new JsonObject { ["text"] = "secret words", ["createdAt"] = post.At.ToString("O", CultureInfo.InvariantCulture) },
            ["indexedAt"] = post.At.AddSeconds(1).ToString("O", CultureInfo.InvariantCulture),
            ["likeCount"] = post.Likes,
            ["replyCount"] = post.Replies,
            ["repostCount"] = post.Reposts,
            ["quoteCount"] = 0,
        };

    public static string Id(long number) => number.ToString("D18", CultureInfo.InvariantCulture);

    public static string Uri(NetworkPosted post) => $"at://did:plc:{post.Account}/app.bsky.feed.post/{Id(post.Number)}";

    public static JsonObject Account(string account, IReadOnlyCollection<NetworkPosted> posts) =>
        new()
        {
            ["id"] = $"id-{account}",
            ["acct"] = account,
            ["note"] = "secret words",
            ["statuses_count"] = posts.Count(post => !post.IsDeleted),
            ["last_status_at"] = posts.Max(post => post.At).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
}
