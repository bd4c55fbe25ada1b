using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Sources;

namespace Advocacy.Sources.Networks;

/// <summary>LinkedIn's members, each by the consent that they gave there. Their posts are known from files, links and what they themselves
/// have; the counters of each come from Member Post Statistics (learn.microsoft.com/linkedin/marketing/community-management,
/// members/post-statistics), up to now and by metric. To list posts needs r_member_social, which LinkedIn gives to few (Community
/// Management overview, question 6): it is off until it is switched on. A reshare of the company's post has that as its content.</summary>
internal sealed partial class LinkedIn(LinkedInApi api, LinkedInMembers members, Disclosure disclosure) : INetwork
{
    /// <summary>Its name.</summary>
    public const string Network = "linkedin";

    // LINK_CLICKS and POST_SAVE came with this version.
    private const string VersionOfClicks = "202604";
    private const int Refused = 403;

    // Increasing Access: a development application is granted 500 calls a day, and 100 for each member. The page needs some of them.
    private const int CallsOfDevelopment = 450;
    private const int CallsOfMember = 100;

    // A token, and who it is.
    private const int CallsToSignIn = 4;

    /// <inheritdoc/>
    public string Name => Network;

    /// <inheritdoc/>
    public Uri? Server => api.Server;

    /// <inheritdoc/>
    public int BatchSize => 1;

    /// <inheritdoc/>
    public bool ListsPosts => api.Options.ListPosts;

    /// <inheritdoc/>
    public string? Note =>
        ListsPosts
            ? null
            : "posts are known from files and links; LinkedIn:ListPosts lists them, which needs r_member_social, a permission that "
                + "LinkedIn gives to few";

    /// <inheritdoc/>
    public int? CallsPerDay => api.Options.IsDevelopment ? CallsOfDevelopment : null;

    /// <inheritdoc/>
    public int? CallsPerAccount => api.Options.IsDevelopment ? CallsOfMember - CallsToSignIn : null;

    /// <inheritdoc/>
    public int CallsPerPost => Metrics.Length;

    private (Counter Counter, string Metric)[] Metrics =>
        string.CompareOrdinal(api.Options.Version, VersionOfClicks) >= 0 ? [.. FirstMetrics, .. LaterMetrics] : FirstMetrics;

    private static readonly (Counter Counter, string Metric)[] FirstMetrics =
    [
        (Counter.Impressions, "IMPRESSION"),
        (Counter.Reached, "MEMBERS_REACHED"),
        (Counter.Reactions, "REACTION"),
        (Counter.Comments, "COMMENT"),
        (Counter.Reshares, "RESHARE"),
    ];

    private static readonly (Counter Counter, string Metric)[] LaterMetrics =
    [
        (Counter.Clicks, "LINK_CLICKS"),
        (Counter.Saves, "POST_SAVE"),
    ];

    /// <inheritdoc/>
    public string? PostOf(string shareId, string? url) =>
        new[] { LinkedInUrn.Of(shareId), LinkedInUrn.Of(url) }.OfType<string>().FirstOrDefault(LinkedInUrn.HasAnalytics);

    /// <summary>The member's account, by which their token is found again; with their id where posts are listed. A member who gave no token
    /// is unknown.</summary>
    public async Task<FoundAccount> FindAsync(NetworkCalls calls, string account, CancellationToken cancellationToken) =>
        await members.GrantOfAsync(account, cancellationToken) is not { } grant
            ? new(null, "a member of LinkedIn in directory/accounts.csv has given no token")
        : !ListsPosts ? new(account)
        : grant.Id.Length > 0 ? new($"{grant.Id} {account}")
        : (await api.GetAsync(calls, "/v2/userinfo", grant.Token, cancellationToken))?.Json.Text("sub") is { } id ? new($"{id} {account}")
        : new(null);

    /// <inheritdoc/>
    public async IAsyncEnumerable<NetworkPage> PostsAsync(
        NetworkCalls calls,
        string account,
        KnownPosts known,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (account.Split(' ', 2) is not [var id, var member] || await members.GrantOfAsync(member, cancellationToken) is not { } grant)
        {
            yield break;
        }

        await foreach (var page in api.PostsAsync(calls, $"urn:li:person:{id}", grant.Token, cancellationToken))
        {
            var posts = page.Select(Post).ToList();
            yield return new(posts);
            if (posts.Any(known.Reaches))
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
        foreach (var post in posts)
        {
            try
            {
                counters[post.Id] = await members.GrantOfAsync(post.Account, cancellationToken) is { } grant
                    ? await TotalsAsync(calls, post.Id, grant.Token, cancellationToken)
                    : null;
            }
            catch (SourceFailedException e) when (e.Status is 400 or 401 or Refused)
            {
                // That a member took their consent back is no reason to look at nobody else.
                counters[post.Id] = null;
            }
        }

        return counters;
    }

    private NetworkPost Post(JsonElement post)
    {
        var (id, at) = (post.Text("id")!, LinkedInApi.At(post, "createdAt")!.Value);
        return new(
            id,
            at.ToUnixTimeMilliseconds().ToString("D15", null),
            LinkedInApi.At(post, "publishedAt") ?? at,
            $"https://www.linkedin.com/feed/update/{id}",
            Mentions(post),
            null,
            ContentOf(post),
            disclosure.IsIn(post.Text("commentary"))
        );
    }

    private static string? ContentOf(JsonElement post) =>
        post.TryGetProperty("reshareContext", out var reshared) ? reshared.Text("root") ?? reshared.Text("parent") : null;

    /// <summary>Of what somebody wrote only whom it names.</summary>
    private static IReadOnlyList<string> Mentions(JsonElement post) =>
        [.. PersonUrn().Matches(post.Text("commentary") ?? "").Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"\(urn:li:person:([A-Za-z0-9_-]+)\)", RegexOptions.NonBacktracking)]
    private static partial Regex PersonUrn();

    /// <summary>The counters of a post up to now; null where LinkedIn tells none. It answers 404 to applications that may not ask as well
    /// as of posts that are gone, so that nothing follows from it.</summary>
    private async Task<Counters?> TotalsAsync(NetworkCalls calls, string id, string token, CancellationToken cancellationToken)
    {
        var totals = new Dictionary<Counter, long?>();
        foreach (var (counter, metric) in Metrics)
        {
            totals[counter] = await TotalAsync(calls, id, metric, token, cancellationToken);
        }

        return totals.Values.All(total => total is null) ? null : Counters.From(counter => totals.GetValueOrDefault(counter));
    }

    /// <summary>A metric of a post up to now. A negative one is how LinkedIn says that it has none; one of the later that it does not know
    /// (400) is one less, and no reason to lose the others.</summary>
    private async Task<long?> TotalAsync(NetworkCalls calls, string id, string metric, string token, CancellationToken cancellationToken)
    {
        var kind = id.StartsWith("urn:li:ugcPost:", StringComparison.Ordinal) ? "ugc" : "share";
        try
        {
            var answer = await api.GetAsync(
                calls,
                $"/rest/memberCreatorPostAnalytics?q=entity&entity=({kind}:{Uri.EscapeDataString(id)})&queryType={metric}"
                    + "&aggregation=TOTAL",
                token,
                cancellationToken
            );
            return answer?.Json.Items("elements").Select(element => element.Count("count")).FirstOrDefault(count => count >= 0);
        }
        catch (SourceFailedException e) when (e.Status == 400 && LaterMetrics.Any(later => later.Metric == metric))
        {
            return null;
        }
    }
}
