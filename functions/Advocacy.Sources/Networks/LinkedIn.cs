using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Sources;

namespace Advocacy.Sources.Networks;

/// <summary>LinkedIn's members, each by the consent that they gave there (learn.microsoft.com/linkedin/marketing/community-management:
/// shares/posts-api, shares/social-metadata-api, members/post-statistics; /v2/userinfo is OpenID Connect's). A reshare of the company's
/// post has that as its content. It reports no clicks.</summary>
internal sealed partial class LinkedIn(LinkedInApi api) : INetwork
{
    private const int Refused = 403;
    private readonly Lazy<Dictionary<string, string>> _tokens = new(() =>
        api
            .Options.Members.Where(member => member.Value.Length > 0)
            .DistinctBy(member => AccountSheet.KeyOf(member.Key))
            .ToDictionary(member => AccountSheet.KeyOf(member.Key), member => member.Value)
    );

    /// <inheritdoc/>
    public string Name => "linkedin";

    /// <inheritdoc/>
    public Uri? Server => api.Server;

    /// <inheritdoc/>
    public int BatchSize => 20;

    /// <summary>The member's id and account, by which their token is found again; a member who gave none is unknown.</summary>
    public async Task<string?> FindAsync(NetworkCalls calls, string account, CancellationToken cancellationToken) =>
        TokenOf(account) is { } token && (await api.GetAsync(calls, "/v2/userinfo", token, cancellationToken))?.Json.Text("sub") is { } id
            ? $"{id} {account}"
            : null;

    /// <inheritdoc/>
    public async IAsyncEnumerable<NetworkPage> PostsAsync(
        NetworkCalls calls,
        string account,
        KnownPosts known,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (account.Split(' ', 2) is not [var id, var member] || TokenOf(member) is not { } token)
        {
            yield break;
        }

        await foreach (var page in api.PostsAsync(calls, $"urn:li:person:{id}", token, cancellationToken))
        {
            var fresh = page.Select(Post).Where(post => known.Mark is null || string.CompareOrdinal(post.Mark, known.Mark) > 0).ToList();
            yield return new(fresh);
            if (fresh.Count < page.Count)
            {
                yield break;
            }
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, Counters?>> CountersAsync(
        NetworkCalls calls,
        IReadOnlyList<AskedPost> posts,
        CancellationToken cancellationToken
    )
    {
        var counters = new Dictionary<string, Counters?>(StringComparer.Ordinal);
        foreach (var account in posts.GroupBy(post => post.Account))
        {
            try
            {
                await AddAsync(calls, account.Key, [.. account.Select(post => post.Id)], counters, cancellationToken);
            }
            catch (SourceFailedException e) when (e.Status is 400 or 401 or Refused)
            {
                // That a member took their consent back is no reason to look at nobody else.
                foreach (var post in account)
                {
                    counters.TryAdd(post.Id, null);
                }
            }
        }

        return counters;
    }

    private static NetworkPost Post(JsonElement post)
    {
        var (id, at) = (post.Text("id")!, LinkedInApi.At(post, "createdAt")!.Value);
        return new(
            id,
            at.ToUnixTimeMilliseconds().ToString("D15", null),
            LinkedInApi.At(post, "publishedAt") ?? at,
            $"https://www.linkedin.com/feed/update/{id}",
            Mentions(post),
            null,
            ContentOf(post)
        );
    }

    private static string? ContentOf(JsonElement post) =>
        post.TryGetProperty("reshareContext", out var reshared) ? reshared.Text("root") ?? reshared.Text("parent") : null;

    /// <summary>Of what somebody wrote only whom it names.</summary>
    private static IReadOnlyList<string> Mentions(JsonElement post) =>
        [.. PersonUrn().Matches(post.Text("commentary") ?? "").Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"\(urn:li:person:([A-Za-z0-9_-]+)\)", RegexOptions.NonBacktracking)]
    private static partial Regex PersonUrn();

    private string? TokenOf(string account) => _tokens.Value.GetValueOrDefault(account);

    private async Task AddAsync(
        NetworkCalls calls,
        string account,
        IReadOnlyList<string> ids,
        Dictionary<string, Counters?> counters,
        CancellationToken cancellationToken
    )
    {
        if (TokenOf(account) is not { } token)
        {
            throw new SourceFailedException("the member gave no token", status: Refused);
        }

        var answer = await api.GetAsync(
            calls,
            $"/rest/socialMetadata?ids=List({string.Join(',', ids.Select(Uri.EscapeDataString))})",
            token,
            cancellationToken
        );
        if (answer is null || !answer.Json.TryGetProperty("results", out var results) || results.ValueKind != JsonValueKind.Object)
        {
            throw new SourceFailedException("the server answers no social metadata");
        }

        foreach (var id in ids)
        {
            if (results.TryGetProperty(id, out var metadata) && metadata.ValueKind == JsonValueKind.Object)
            {
                counters[id] = new(
                    await TotalAsync(calls, id, "IMPRESSION", token, cancellationToken),
                    ReactionsOf(metadata),
                    CommentsOf(metadata),
                    await TotalAsync(calls, id, "RESHARE", token, cancellationToken),
                    null
                );
            }
            else if (!IsGone(answer.Json, id))
            {
                counters[id] = null;
            }
        }
    }

    private static long? ReactionsOf(JsonElement metadata) =>
        metadata.TryGetProperty("reactionSummaries", out var kinds) && kinds.ValueKind == JsonValueKind.Object
            ? kinds.EnumerateObject().Sum(kind => kind.Value.Count("count") ?? 0)
            : null;

    private static long? CommentsOf(JsonElement metadata) =>
        metadata.TryGetProperty("commentSummary", out var comments) && comments.ValueKind == JsonValueKind.Object
            ? comments.Count("count")
            : null;

    private static bool IsGone(JsonElement answer, string id) =>
        answer.TryGetProperty("errors", out var errors)
        && errors.ValueKind == JsonValueKind.Object
        && errors.TryGetProperty(id, out var error)
        && error.ValueKind == JsonValueKind.Object
        && error.Count("status") == 404;

    /// <summary>A metric of a post up to now; null where the member did not grant its reading.</summary>
    private async Task<long?> TotalAsync(NetworkCalls calls, string id, string metric, string token, CancellationToken cancellationToken)
    {
        var kind = id.StartsWith("urn:li:ugcPost:", StringComparison.Ordinal) ? "ugc" : "share";
        try
        {
            var answer = await api.GetAsync(
                calls,
                $"/rest/memberCreatorPostAnalytics?q=entity&entity=({kind}:{Uri.EscapeDataString(id)})&queryType={metric}&"
                    + $"aggregation=TOTAL",
                token,
                cancellationToken
            );
            return answer?.Json.TryGetProperty("elements", out var elements) == true && elements.ValueKind == JsonValueKind.Array
                ? elements.EnumerateArray().Select(element => element.Count("count")).FirstOrDefault()
                : null;
        }
        catch (SourceFailedException e) when (e.Status == Refused)
        {
            return null;
        }
    }
}
