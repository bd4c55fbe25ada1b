using System.Runtime.CompilerServices;
using System.Text.Json;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Sources;
using Microsoft.Extensions.Options;

namespace Advocacy.Sources.Networks;

/// <summary>Bluesky by its XRPC API (the lexicons app.bsky.feed.getAuthorFeed and getPosts, com.atproto.server.createSession and
/// refreshSession). Posts that are no reposts; it reports no impressions and no clicks.</summary>
internal sealed class Bluesky(IOptions<SourcesOptions> options) : INetwork
{
    private const int PageSize = 100;
    private Session? _session;

    /// <inheritdoc/>
    public string Name => "bluesky";

    /// <inheritdoc/>
    public Uri? Server => options.Value.BlueskyServer is { Length: > 0 } server ? new(server) : null;

    /// <inheritdoc/>
    public int BatchSize => 25;

    /// <summary>Handles and DIDs are taken as they are.</summary>
    public Task<string?> FindAsync(NetworkCalls calls, string account, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(account);

    /// <inheritdoc/>
    public async IAsyncEnumerable<NetworkPage> PostsAsync(
        NetworkCalls calls,
        string account,
        KnownPosts known,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        string? cursor = null;
        do
        {
            var answer = await AskAsync(
                calls,
                $"app.bsky.feed.getAuthorFeed?actor={Uri.EscapeDataString(account)}&limit={PageSize}&"
                    + $"filter=posts_no_replies{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}",
                cancellationToken
            );
            if (
                answer is null
                || !answer.Json.TryGetProperty("feed", out var feed)
                || feed.ValueKind != JsonValueKind.Array
                || feed.GetArrayLength() == 0
            )
            {
                yield break;
            }

            var posts = feed.EnumerateArray()
                .Where(item => !item.TryGetProperty("reason", out _))
                .Select(item => Post(item.GetProperty("post")))
                .OfType<NetworkPost>()
                .ToList();
            var fresh = posts.Where(post => known.Mark is null || string.CompareOrdinal(post.Mark, known.Mark) > 0).ToList();
            yield return new(fresh);
            cursor = fresh.Count == posts.Count ? answer.Json.Text("cursor") : null;
        } while (cursor is not null);
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
            ? NetworkPost.CountersOf(posts.EnumerateArray().Select(Post))
            : throw new SourceFailedException("the server answers no posts");
    }

    private static NetworkPost? Post(JsonElement post) =>
        post.Text("uri") is { } uri
        && post.TryGetProperty("record", out var record)
        && record.TryGetProperty("createdAt", out var created)
        && created.TryGetDateTimeOffset(out var at)
            ? new(
                uri,
                post.Text("indexedAt") ?? record.Text("createdAt")!,
                at.ToUniversalTime(),
                UrlOf(post, uri),
                Mentions(record),
                new(null, post.Count("likeCount"), post.Count("replyCount"), Sum(post.Count("repostCount"), post.Count("quoteCount")), null)
            )
            : null;

    private static string? UrlOf(JsonElement post, string uri) =>
        post.TryGetProperty("author", out var author) && author.Text("handle") is { } handle
            ? $"https://bsky.app/profile/{handle}/post/{uri.Split('/')[^1]}"
            : null;

    /// <summary>People are mentioned by their DIDs (app.bsky.richtext.facet#mention); in the table of accounts they may stand so
    /// too.</summary>
    private static IReadOnlyList<string> Mentions(JsonElement record) =>
        record.TryGetProperty("facets", out var facets) && facets.ValueKind == JsonValueKind.Array
            ?
            [
                .. facets
                    .EnumerateArray()
                    .Where(facet => facet.TryGetProperty("features", out _))
                    .SelectMany(facet => facet.GetProperty("features").EnumerateArray())
                    .Select(feature => feature.Text("did"))
                    .OfType<string>(),
            ]
            : [];

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
