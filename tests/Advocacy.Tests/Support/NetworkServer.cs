using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using static Advocacy.Tests.Support.NetworkPosts;

namespace Advocacy.Tests.Support;

/// <summary>Plays Mastodon, Bluesky and (<see cref="LinkedInAnswers"/>) LinkedIn on loopback, in the shapes of their documentation
/// (docs.joinmastodon.org: entities/Status, methods/accounts, methods/statuses, api/rate-limits;
/// github.com/bluesky-social/atproto: lexicons/app/bsky/feed and com/atproto/server). The words are ours.</summary>
internal sealed class NetworkServer : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<NetworkPosted>> _posts = [];
    private readonly Dictionary<long, NetworkPosted> _byNumber = [];
    private readonly List<string> _calls = [];
    private int _session;
    private int _unchanged;
    private WebApplication _app = null!;

    private NetworkServer() => LinkedIn = new(_posts, _byNumber);

    /// <summary>LinkedIn's part.</summary>
    public LinkedInAnswers LinkedIn { get; }

    public string Address => _app.Urls.Single();

    /// <summary>Paths asked for, in order.</summary>
    public IReadOnlyList<string> Calls
    {
        get
        {
            lock (_gate)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>What goes wrong with a request: true where it has been answered.</summary>
    public Func<HttpContext, Task<bool>> Fault { get; set; } = _ => Task.FromResult(false);

    /// <summary>Tells when posts are seen.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>Posts on a page.</summary>
    public int PageSize { get; set; } = 3;

    /// <summary>Whether several accounts can be asked for at once: Mastodon before 4.3 has no such call.</summary>
    public bool KnowsAccounts { get; set; } = true;

    /// <summary>Whether Bluesky asks for a session.</summary>
    public bool AsksForSession { get; set; }

    public string? UserAgent { get; private set; }

    /// <summary>Answers that nothing has changed.</summary>
    public int Unchanged => _unchanged;

    public static async Task<NetworkServer> StartAsync()
    {
        var server = new NetworkServer();
        server._app = await Loopback.StartAsync(server.AnswerAsync);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>Whether there is a post of a number.</summary>
    public bool Has(long number)
    {
        lock (_gate)
        {
            return _byNumber.ContainsKey(number);
        }
    }

    /// <summary>Somebody posts.</summary>
    public NetworkPosted Post(
        long number,
        string account,
        DateTimeOffset at,
        long likes = 0,
        bool isRepost = false,
        params string[] mentions
    ) =>
        Add(
            new NetworkPosted(number, account, at)
            {
                Likes = likes,
                IsRepost = isRepost,
                Mentions = mentions,
            }
        );

    /// <summary>Somebody shares a post again, with words of their own.</summary>
    public NetworkPosted Share(long number, string account, DateTimeOffset at, long reshared) =>
        Add(new NetworkPosted(number, account, at) { Reshares = reshared });

    /// <summary>All access tokens handed out so far are no good any more.</summary>
    public void ExpireTokens()
    {
        _session++;
        LinkedIn.ExpireTokens();
    }

    private NetworkPosted Add(NetworkPosted post)
    {
        lock (_gate)
        {
            if (!_posts.TryGetValue(post.Account, out var posts))
            {
                _posts[post.Account] = posts = [];
            }

            posts.Add(post);
            _byNumber[post.Number] = post;
        }

        return post;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        lock (_gate)
        {
            _calls.Add(context.Request.Path + context.Request.QueryString);
        }

        UserAgent = context.Request.Headers.UserAgent;
        if (await Fault(context))
        {
            return;
        }

        var (status, json) = Answer(context);
        var text = json.ToJsonString();
        var tag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16]}\"";
        if (context.Request.Path.StartsWithSegments("/api/v1", StringComparison.Ordinal))
        {
            context.Response.Headers.ETag = tag;
        }

        if (context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            Interlocked.Increment(ref _unchanged);
            return;
        }

        context.Response.StatusCode = status;
        await context.Response.WriteAsync(text);
    }

    private (int Status, JsonNode Json) Answer(HttpContext context)
    {
        lock (_gate)
        {
            var query = context.Request.Query;
            return context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
            {
                ["api", "v1", "accounts", "lookup"] => _posts.ContainsKey(query["acct"]!)
                    ? (200, new JsonObject { ["id"] = $"id-{query["acct"]}" })
                    : (404, new JsonObject { ["error"] = "Record not found" }),
                ["api", "v1", "accounts"] when !KnowsAccounts => (404, new JsonObject { ["error"] = "Not found" }),
                ["api", "v1", "accounts"] => (
                    200,
                    new JsonArray([
                        .. query["id[]"].Select(id => id!["id-".Length..]).Where(_posts.ContainsKey).Select(id => Account(id, _posts[id])),
                    ])
                ),
                ["api", "v1", "accounts", var id, "statuses"] => (200, Page(context, id["id-".Length..])),
                ["api", "v1", "statuses"] => (
                    200,
                    new JsonArray([
                        .. query["id[]"]
                            .Select(id => _byNumber[long.Parse(id!, CultureInfo.InvariantCulture)])
                            .Where(post => !post.IsDeleted)
                            .Select(Seen)
                            .Select(Status),
                    ])
                ),
                ["xrpc", "com.atproto.server.createSession" or "com.atproto.server.refreshSession"] => (
                    200,
                    new JsonObject { ["accessJwt"] = $"access-{_session}", ["refreshJwt"] = $"refresh-{_session}" }
                ),
                ["xrpc", _] when AsksForSession && context.Request.Headers.Authorization != $"Bearer access-{_session}" => (
                    400,
                    new JsonObject { ["error"] = "ExpiredToken" }
                ),
                ["xrpc", "app.bsky.feed.getAuthorFeed"] => (200, Feed(query["actor"]!, query["cursor"])),
                ["xrpc", "app.bsky.actor.getProfiles"] => (
                    200,
                    new JsonObject
                    {
                        ["profiles"] = new JsonArray([
                            .. query["actors"]
                                .Select(actor => new JsonObject
                                {
                                    ["did"] = $"did:plc:{actor}",
                                    ["handle"] = actor,
                                    ["postsCount"] = CountOf(actor!),
                                }),
                        ]),
                    }
                ),
                ["xrpc", "app.bsky.feed.getPosts"] => (
                    200,
                    new JsonObject
                    {
                        ["posts"] = new JsonArray([
                            .. query["uris"]
                                .Select(uri => _byNumber[long.Parse(uri!.Split('/')[^1], CultureInfo.InvariantCulture)])
                                .Where(post => !post.IsDeleted)
                                .Select(Seen)
                                .Select(View),
                        ]),
                    }
                ),
                _ => LinkedIn.Answer(context, PageSize),
            };
        }
    }

    private NetworkPosted Seen(NetworkPosted post)
    {
        post.SeenAt = Clock.GetUtcNow();
        return post;
    }

    private int CountOf(string account) => (_posts.GetValueOrDefault(account) ?? []).Count(post => !post.IsDeleted);

    private JsonArray Page(HttpContext context, string account)
    {
        var (since, max) = ((string?)context.Request.Query["since_id"] ?? "", (string?)context.Request.Query["max_id"] ?? "9");
        var posts = _posts[account]
            .Where(post =>
                !post.IsDeleted
                && !post.IsRepost
                && string.CompareOrdinal(Id(post.Number), since) > 0
                && string.CompareOrdinal(Id(post.Number), max) < 0
            )
            .OrderByDescending(post => post.Number)
            .Take(PageSize)
            .ToList();
        if (posts.Count > 0)
        {
            context.Response.Headers.Link =
                $"<{Address}{context.Request.Path}?max_id={Id(posts[^1].Number)}&since_id={since}>; rel=\"next\", "
                + $"<{Address}{context.Request.Path}?min_id=1>; rel=\"prev\"";
        }

        return new([.. posts.Select(Seen).Select(Status)]);
    }

    private JsonObject Feed(string account, string? cursor)
    {
        var posts = (_posts.GetValueOrDefault(account) ?? [])
            .Where(post => !post.IsDeleted && (cursor is null || post.Number < long.Parse(cursor, CultureInfo.InvariantCulture)))
            .OrderByDescending(post => post.Number)
            .Take(PageSize)
            .ToList();
        var feed = new JsonObject
        {
            ["feed"] = new JsonArray([
                .. posts
                    .Select(Seen)
                    .Select(post =>
                        post.IsRepost
                            ? new JsonObject
                            {
                                ["post"] = View(post),
                                ["reason"] = new JsonObject { ["$type"] = "app.bsky.feed.defs#reasonRepost" },
                            }
                            : new JsonObject { ["post"] = View(post) }
                    ),
            ]),
        };
        if (posts.Count == PageSize)
        {
            feed["cursor"] = $"{posts[^1].Number}";
        }

        return feed;
    }
}
