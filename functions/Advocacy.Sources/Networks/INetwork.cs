using Advocacy.Domain.Values;

namespace Advocacy.Sources.Networks;

/// <summary>What a network must answer to be a source: an account's posts, and the counters of some. All else is the same for every
/// network.</summary>
internal interface INetwork
{
    /// <summary>Its name, as shares have it.</summary>
    string Name { get; }

    /// <summary>Where it is asked, or null where the configuration does not enable it.</summary>
    Uri? Server { get; }

    /// <summary>Posts whose counters are asked for at once.</summary>
    int BatchSize { get; }

    /// <summary>Accounts that are asked at once whether they have posted; 0 where that cannot be asked but by listing.</summary>
    int AccountsBatchSize => 0;

    /// <summary>The most calls in five minutes that its documentation grants, or null where it names none.</summary>
    int? CallsPerFiveMinutes => null;

    /// <summary>Whether it lists an account's posts; otherwise those are looked at that are known from elsewhere.</summary>
    bool ListsPosts => true;

    /// <summary>What there is to know of how it is asked, or null.</summary>
    string? Note => null;

    /// <summary>The most calls a day that it grants, or null where the configuration alone says.</summary>
    int? CallsPerDay => null;

    /// <summary>The most calls a day for one account, or null.</summary>
    int? CallsPerAccount => null;

    /// <summary>Calls that the counters of one post take; 0 where many come at once.</summary>
    int CallsPerPost => 0;

    /// <summary>The network's id of a share that something else told of; null where that says none.</summary>
    /// <param name="shareId">What it is called.</param>
    /// <param name="url">Where it stands, or null.</param>
    string? PostOf(string shareId, string? url) => null;

    /// <summary>What the network calls an account, or null where it knows none of that name.</summary>
    Task<FoundAccount> FindAsync(NetworkCalls calls, string account, CancellationToken cancellationToken);

    /// <summary>What each account has posted, as a mark that changes with it, by account; those that the network does not tell are left
    /// out.</summary>
    Task<IReadOnlyDictionary<string, string>> StampsAsync(
        NetworkCalls calls,
        IReadOnlyList<string> accounts,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>());

    /// <summary>Pages of an account's posts, the newest first, as far as the mark; the last may hold some beyond it.</summary>
    /// <param name="calls">How to call it.</param>
    /// <param name="account">The account, as the network calls it.</param>
    /// <param name="known">What was known of them.</param>
    /// <param name="cancellationToken">Stops between pages.</param>
    IAsyncEnumerable<NetworkPage> PostsAsync(NetworkCalls calls, string account, KnownPosts known, CancellationToken cancellationToken);

    /// <summary>The counters of posts by id. Those that the network does not know any more are left out; those that it does not tell this
    /// time are null.</summary>
    Task<IReadOnlyDictionary<string, Counters?>> CountersAsync(
        NetworkCalls calls,
        IReadOnlyList<AskedPost> posts,
        CancellationToken cancellationToken
    );
}

/// <summary>An account by its name.</summary>
/// <param name="Id">What the network calls it, or null where it knows none of that name.</param>
/// <param name="Notice">What is to be told of it, such as that it has moved; or null.</param>
internal readonly record struct FoundAccount(string? Id, string? Notice = null);

/// <summary>A post of an account.</summary>
/// <param name="Id">Its id on the network.</param>
/// <param name="Mark">By which the network orders an account's posts.</param>
/// <param name="At">When it was posted, UTC.</param>
/// <param name="Url">Where it stands, or null.</param>
/// <param name="Mentions">Accounts that it mentions.</param>
/// <param name="Counters">Its counters, or null where they come from elsewhere.</param>
/// <param name="ContentId">The company's content that it shares, or null.</param>
/// <param name="IsDisclosed">Whether it says that its author works there; null where nobody looked.</param>
internal sealed record NetworkPost(
    string Id,
    string Mark,
    DateTimeOffset At,
    string? Url,
    IReadOnlyList<string> Mentions,
    Counters? Counters,
    string? ContentId = null,
    bool? IsDisclosed = null
)
{
    /// <summary>The counters of posts by their ids; those of a post that cannot be read are null, what has no id is left out.</summary>
    public static IReadOnlyDictionary<string, Counters?> CountersOf(IEnumerable<(NetworkPost? Post, string? Id)> read) =>
        read.Where(post => post.Id is not null).DistinctBy(post => post.Id).ToDictionary(post => post.Id!, post => post.Post?.Counters);
}

/// <summary>A page of an account's posts.</summary>
/// <param name="Posts">The posts, the newest first.</param>
/// <param name="Tag">Its ETag, by which it can be asked for again for nothing where nothing changed; null where the network has
/// none.</param>
/// <param name="Odd">Ids of posts that cannot be read, or null where they have none.</param>
/// <param name="IsGone">Whether the network has no such account any more.</param>
internal sealed record NetworkPage(
    IReadOnlyList<NetworkPost> Posts,
    string? Tag = null,
    IReadOnlyList<string?>? Odd = null,
    bool IsGone = false
);

/// <summary>The pages that were asked for: one that comes back would go round for ever.</summary>
internal sealed class PageTrail
{
    private const int MostPages = 1000;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Whether a page may be asked for: it is new, and not the thousandth.</summary>
    public bool MayFollow(string? page) => page is { Length: > 0 } && _seen.Count < MostPages && _seen.Add(page);
}

/// <summary>A post whose counters are asked for.</summary>
/// <param name="Account">Whose it is, as the table of accounts has it.</param>
/// <param name="Id">Its id on the network.</param>
internal readonly record struct AskedPost(string Account, string Id);
