using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Sources;
using Microsoft.Extensions.Options;

namespace Advocacy.Sources.Networks;

/// <summary>Mastodon by its REST API (docs.joinmastodon.org: methods/accounts#lookup and #statuses, methods/statuses#index,
/// entities/Status). Public posts that are no boosts; it reports no impressions and no clicks.</summary>
internal sealed class Mastodon(IOptions<SourcesOptions> options, Disclosure disclosure) : INetwork
{
    private const int PageSize = 40;

    /// <inheritdoc/>
    public string Name => "mastodon";

    /// <inheritdoc/>
    public Uri? Server => options.Value.MastodonServer is { Length: > 0 } server ? new(server) : null;

    /// <inheritdoc/>
    public int BatchSize => 20;

    /// <summary>As many as the server lists of accounts on a page.</summary>
    public int AccountsBatchSize => 40;

    /// <summary>docs.joinmastodon.org/api/rate-limits.</summary>
    public int? CallsPerFiveMinutes => 300;

    /// <summary>An account that has moved is told of: its posts stay where they were (docs.joinmastodon.org/user/moving).</summary>
    public async Task<FoundAccount> FindAsync(NetworkCalls calls, string account, CancellationToken cancellationToken)
    {
        var found = await calls.GetAsync(
            At($"/api/v1/accounts/lookup?acct={Uri.EscapeDataString(account)}"),
            options.Value.MastodonToken,
            cancellationToken
        );
        var hasMoved = found?.Json.TryGetProperty("moved", out var moved) == true && moved.ValueKind == JsonValueKind.Object;
        return new(
            found?.Json.Text("id"),
            hasMoved ? $"{account} has moved to another account; directory/accounts.csv should have that one" : null
        );
    }

    /// <summary>docs.joinmastodon.org/methods/accounts#index (4.3): how many statuses there are, and the day of the last.</summary>
    public async Task<IReadOnlyDictionary<string, string>> StampsAsync(
        NetworkCalls calls,
        IReadOnlyList<string> accounts,
        CancellationToken cancellationToken
    )
    {
        var answer = await calls.GetAsync(
            At($"/api/v1/accounts?{string.Join('&', accounts.Select(id => $"id[]={Uri.EscapeDataString(id)}"))}"),
            options.Value.MastodonToken,
            cancellationToken
        );
        return NetworkJson.Stamps(
            answer?.Json.ValueKind == JsonValueKind.Array ? answer.Json.EnumerateArray() : [],
            account => account.Text("id"),
            account =>
                account.Count("statuses_count") is { } count
                    ? string.Create(CultureInfo.InvariantCulture, $"{count} {account.Text("last_status_at")}")
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
        var page = At(
            $"/api/v1/accounts/{Uri.EscapeDataString(account)}/statuses?limit={PageSize}&"
                + $"exclude_reblogs=true{(known.Mark is null ? "" : $"&since_id={Uri.EscapeDataString(known.Mark)}")}"
        );
        var (tag, trail) = (known.Tag, new PageTrail());
        for (Uri? next = page; trail.MayFollow(next?.ToString());)
        {
            var answer = await calls.GetAsync(next!, options.Value.MastodonToken, tag, cancellationToken);
            if (answer is null)
            {
                yield return new([], IsGone: true);
                yield break;
            }

            if (answer.Json.ValueKind != JsonValueKind.Array)
            {
                yield return new([], answer.Tag);
                yield break;
            }

            // A page of nothing but boosts is empty and not the last: that is the one without a next.
            var read = answer.Json.EnumerateArray().Where(IsOwnAndPublic).Select(Read).ToList();
            yield return new(
                [.. read.Select(item => item.Post).OfType<NetworkPost>()],
                answer.Tag,
                [.. read.Where(item => item.Post is null).Select(item => item.Id)]
            );
            (next, tag) = (answer.Next, null);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, Counters?>> CountersAsync(
        NetworkCalls calls,
        IReadOnlyList<AskedPost> posts,
        CancellationToken cancellationToken
    )
    {
        var answer = await calls.GetAsync(
            At($"/api/v1/statuses?{string.Join('&', posts.Select(post => $"id[]={Uri.EscapeDataString(post.Id)}"))}"),
            options.Value.MastodonToken,
            cancellationToken
        );
        return answer?.Json.ValueKind == JsonValueKind.Array
            ? NetworkPost.CountersOf(answer.Json.EnumerateArray().Select(Read))
            : throw new SourceFailedException("the server knows no statuses by id (Mastodon 4.3 does)");
    }

    private static bool IsOwnAndPublic(JsonElement status) =>
        status.ValueKind != JsonValueKind.Object
        || (
            status.Text("visibility") is "public" or "unlisted" or null
            && (!status.TryGetProperty("reblog", out var reblog) || reblog.ValueKind == JsonValueKind.Null)
        );

    /// <summary>A status, or at least its id.</summary>
    private (NetworkPost? Post, string? Id) Read(JsonElement status) =>
        status.Text("id") is { } id && status.Instant("created_at") is { } at
            ? (
                new(
                    id,
                    id,
                    at,
                    status.Text("url"),
                    [.. status.Items("mentions").Select(mention => mention.Text("acct")).OfType<string>()],
                    new(null, status.Count("favourites_count"), status.Count("replies_count"), status.Count("reblogs_count"), null),
                    IsDisclosed: disclosure.IsIn(status.Text("content"))
                ),
                id
            )
            : (null, status.Text("id"));

    private Uri At(string path) => new(Server!, path);
}
