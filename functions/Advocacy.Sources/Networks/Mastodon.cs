using System.Runtime.CompilerServices;
using System.Text.Json;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Sources;
using Microsoft.Extensions.Options;

namespace Advocacy.Sources.Networks;

/// <summary>Mastodon by its REST API (docs.joinmastodon.org: methods/accounts#lookup and #statuses, methods/statuses#index,
/// entities/Status). Public posts that are no boosts; it reports no impressions and no clicks.</summary>
internal sealed class Mastodon(IOptions<SourcesOptions> options) : INetwork
{
    private const int PageSize = 40;

    /// <inheritdoc/>
    public string Name => "mastodon";

    /// <inheritdoc/>
    public Uri? Server => options.Value.MastodonServer is { Length: > 0 } server ? new(server) : null;

    /// <inheritdoc/>
    public int BatchSize => 20;

    /// <inheritdoc/>
    public async Task<string?> FindAsync(NetworkCalls calls, string account, CancellationToken cancellationToken) =>
        await calls.GetAsync(
            At($"/api/v1/accounts/lookup?acct={Uri.EscapeDataString(account)}"),
            options.Value.MastodonToken,
            cancellationToken
        )
            is { } found
            ? found.Json.Text("id")
            : null;

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
        var tag = known.Tag;
        for (Uri? next = page; next is not null;)
        {
            var answer = await calls.GetAsync(next, options.Value.MastodonToken, tag, cancellationToken);
            if (answer is null || answer.Json.ValueKind != JsonValueKind.Array || answer.Json.GetArrayLength() == 0)
            {
                yield return new([], answer?.Tag);
                yield break;
            }

            yield return new([.. answer.Json.EnumerateArray().Where(IsOwnAndPublic).Select(Post).OfType<NetworkPost>()], answer.Tag);
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
            ? NetworkPost.CountersOf(answer.Json.EnumerateArray().Select(Post))
            : throw new SourceFailedException("the server knows no statuses by id (Mastodon 4.3 does)");
    }

    private static bool IsOwnAndPublic(JsonElement status) =>
        status.Text("visibility") is "public" or "unlisted" or null
        && (!status.TryGetProperty("reblog", out var reblog) || reblog.ValueKind == JsonValueKind.Null);

    private static NetworkPost? Post(JsonElement status) =>
        status.Text("id") is { } id && status.TryGetProperty("created_at", out var created) && created.TryGetDateTimeOffset(out var at)
            ? new(
                id,
                id,
                at.ToUniversalTime(),
                status.Text("url"),
                Mentions(status),
                new(null, status.Count("favourites_count"), status.Count("replies_count"), status.Count("reblogs_count"), null)
            )
            : null;

    private static IReadOnlyList<string> Mentions(JsonElement status) =>
        status.TryGetProperty("mentions", out var mentions) && mentions.ValueKind == JsonValueKind.Array
            ? [.. mentions.EnumerateArray().Select(mention => mention.Text("acct")).OfType<string>()]
            : [];

    private Uri At(string path) => new(Server!, path);
}
