using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Sources;
using Microsoft.Extensions.Options;

namespace Advocacy.Sources.Networks;

/// <summary>Bluesky by its XRPC API (the lexicons app.bsky.feed.getAuthorFeed and getPosts, com.atproto.server.createSession and
/// refreshSession). Posts that are no reposts; it reports no impressions and no clicks.</summary>
internal sealed class Bluesky(IOptions<SourcesOptions> options, Disclosure disclosure) : INetwork
{
    private const int PageSize = 100;
    private Session? _session;

    /// <inheritdoc/>
    public string Name => "bluesky";

    /// <inheritdoc/>
    public Uri? Server => options.Value.BlueskyServer is { Length: > 0 } server ? new(server) : null;

    /// <inheritdoc/>
    public int BatchSize => 25;

    /// <inheritdoc/>
    public int AccountsBatchSize => 25;

    /// <summary>docs.bsky.app/docs/advanced-guides/rate-limits.</summary>
    public int? CallsPerFiveMinutes => 3000;

    /// <summary>Handles and DIDs are taken as they are.</summary>
    public Task<FoundAccount> FindAsync(NetworkCalls calls, string account, CancellationToken cancellationToken) =>
        Task.FromResult(new FoundAccount(account));

    /// <summary>The lexicon app.bsky.actor.getProfiles: how many posts there are. An account stands there by handle and DID.</summary>
    public async Task<IReadOnlyDictionary<string, string>> StampsAsync(
        NetworkCalls calls,
        IReadOnlyList<string> accounts,
        CancellationToken cancellationToken
    )
    {
        var answer = await AskAsync(
            calls,
            $"app.bsky.actor.getProfiles?{string.Join('&', accounts.Select(id => $"actors={Uri.EscapeDataString(id)}"))}",
            cancellationToken
        );
        return NetworkJson.Stamps(
            answer is null ? [] : answer.Json.Items("profiles").SelectMany(profile => new[] { (profile, "did"), (profile, "handle") }),
            told => told.Item1.Text(told.Item2),
            told =>
                told.Item1.Count("postsCount") is { } count && !IsHidden(told.Item1)
                    ? string.Create(CultureInfo.InvariantCulture, $"{count}")
                    : null
        );
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<NetworkPage> PostsAsync(
        NetworkCalls calls,
        string account,
        KnownPosts known,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var (trail, cursor) = (new PageTrail(), (string?)null);
        do
        {
            var answer = await AskAsync(
                calls,
                $"app.bsky.feed.getAuthorFeed?actor={Uri.EscapeDataString(account)}&limit={PageSize}&"
                    + $"filter=posts_no_replies{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}",
                cancellationToken
            );
            if (answer is null)
            {
                yield return new([], IsGone: true);
                yield break;
            }

            // A page may be empty and not the last: that is the one without a cursor (Bluesky's lexicon style guide).
            var items = answer
                .Json.Items("feed")
                .Where(item => item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("reason", out _));
            var read = items
                .Select(item => Read(item.ValueKind == JsonValueKind.Object && item.TryGetProperty("post", out var post) ? post : default))
                .ToList();
            var posts = read.Select(item => item.Post).OfType<NetworkPost>().ToList();
            yield return new(posts, Odd: [.. read.Where(item => item.Post is null).Select(item => item.Id)]);
            cursor = posts.Any(known.Reaches) ? null : answer.Json.Text("cursor");
        } while (trail.MayFollow(cursor));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, Counters?>> CountersAsync(
        NetworkCalls calls,
        IReadOnlyList<AskedPost> asked,
        CancellationToken cancellationToken
    )
    {
        var answer = await AskAsync(
            calls,
            $"app.bsky.feed.getPosts?{string.Join('&', asked.Select(post => $"uris={Uri.EscapeDataString(post.Id)}"))}",
            cancellationToken
        );
        return answer?.Json.TryGetProperty("posts", out var posts) == true && posts.ValueKind == JsonValueKind.Array
            ? NetworkPost.CountersOf(posts.EnumerateArray().Select(Read))
            : throw new SourceFailedException("the server answers no posts");
    }

    /// <summary>A post, or at least its id. Clients write any time of making: the network's own of indexing is an upper end for
    /// it.</summary>
    private (NetworkPost? Post, string? Id) Read(JsonElement post)
    {
        if (
            post.Text("uri") is not { } uri
            || !post.TryGetProperty("record", out var record)
            || (record.Instant("createdAt") ?? post.Instant("indexedAt")) is not { } created
        )
        {
            return (null, post.Text("uri"));
        }

        var indexed = post.Instant("indexedAt") ?? created;
        return (
            new(
                uri,
                indexed.ToString("O", CultureInfo.InvariantCulture),
                created < indexed ? created : indexed,
                UrlOf(post, uri),
                Mentions(record),
                new(
                    null,
                    post.Count("likeCount"),
                    post.Count("replyCount"),
                    Sum(post.Count("repostCount"), post.Count("quoteCount")),
                    null
                ),
                IsDisclosed: disclosure.IsIn(record.Text("text"))
            ),
            uri
        );
    }

    /// <summary>Whether one of us blocks the other (app.bsky.actor.defs#viewerState): their posts are then not told.</summary>
    private static bool IsHidden(JsonElement profile) =>
        profile.TryGetProperty("viewer", out var viewer)
        && viewer.ValueKind == JsonValueKind.Object
        && (
            (viewer.TryGetProperty("blockedBy", out var isBlocked) && isBlocked.ValueKind == JsonValueKind.True)
            || viewer.TryGetProperty("blocking", out _)
        );

    private static string? UrlOf(JsonElement post, string uri) =>
        post.TryGetProperty("author", out var author) && author.Text("handle") is { } handle
            ? $"https://bsky.app/profile/{handle}/post/{uri.Split('/')[^1]}"
            : null;

    /// <summary>People are mentioned by their DIDs (app.bsky.richtext.facet#mention); in the table of accounts they may stand so
    /// too.</summary>
    private static IReadOnlyList<string> Mentions(JsonElement record) =>
        [.. record.Items("facets").SelectMany(facet => facet.Items("features")).Select(feature => feature.Text("did")).OfType<string>()];

    private static long? Sum(long? a, long? b) => a is null && b is null ? null : (a ?? 0) + (b ?? 0);

    /// <summary>Asks with a session where somebody signs in; one that has expired is refreshed, or opened anew, once.</summary>
    private async Task<NetworkAnswer?> AskAsync(NetworkCalls calls, string query, CancellationToken cancellationToken)
    {
        var uri = new Uri(Server!, $"/xrpc/{query}");
        if (options.Value.BlueskyIdentifier is not { Length: > 0 })
        {
            return await calls.GetAsync(uri, null, cancellationToken);
        }

        var session = _session ??= await SignInAsync(calls, cancellationToken);
        try
        {
            return await calls.GetAsync(uri, session.Access, cancellationToken);
        }
        catch (SourceFailedException e) when (e.Status == 401 || e.Code is "ExpiredToken" or "InvalidToken")
        {
            // An expired token is a 400 here.
            _session = session = await RefreshAsync(calls, session.Refresh, cancellationToken);
            return await calls.GetAsync(uri, session.Access, cancellationToken);
        }
    }

    private async Task<Session> RefreshAsync(NetworkCalls calls, string refresh, CancellationToken cancellationToken)
    {
        try
        {
            return Opened(await calls.PostAsync(new(Server!, "/xrpc/com.atproto.server.refreshSession"), refresh, null, cancellationToken));
        }
        catch (SourceFailedException e) when (e.Status is 400 or 401)
        {
            return await SignInAsync(calls, cancellationToken);
        }
    }

    private async Task<Session> SignInAsync(NetworkCalls calls, CancellationToken cancellationToken) =>
        Opened(
            await calls.PostAsync(
                new(Server!, "/xrpc/com.atproto.server.createSession"),
                null,
                new { identifier = options.Value.BlueskyIdentifier, password = options.Value.BlueskyPassword },
                cancellationToken
            )
        );

    private static Session Opened(NetworkAnswer? answer) =>
        answer is not null && answer.Json.Text("accessJwt") is { } access && answer.Json.Text("refreshJwt") is { } refresh
            ? new(access, refresh)
            : throw new SourceFailedException("the server opens no session");

    // One reference, so that a reader sees the old one or the new one.
    private sealed record Session(string Access, string Refresh);
}
