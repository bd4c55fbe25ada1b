using Advocacy.Domain.Reach;

namespace Advocacy.Adapters.Sources.Networks;

/// <summary>What a network must answer to be a source: an account's posts, and the counters of some. All else is the same for every network.</summary>
internal interface INetwork
{
    /// <summary>Its name, as shares have it.</summary>
    string Name { get; }

    /// <summary>Where it is asked, or null where the configuration does not enable it.</summary>
    Uri? Server { get; }

    /// <summary>Posts whose counters one call tells.</summary>
    int AtOnce { get; }

    /// <summary>What the network calls an account, or null where it knows none of that name.</summary>
    Task<string?> FindAsync(NetworkCalls calls, string account, CancellationToken cancellationToken);

    /// <summary>Pages of an account's posts, the newest first, until those that were known.</summary>
    /// <param name="calls">How to call it.</param>
    /// <param name="account">The account, as the network calls it.</param>
    /// <param name="known">What was known of them.</param>
    /// <param name="cancellationToken">Stops between pages.</param>
    IAsyncEnumerable<NetworkPage> PostsAsync(NetworkCalls calls, string account, KnownPosts known, CancellationToken cancellationToken);

    /// <summary>The counters of posts by id. Those that the network does not know any more are left out; those that it does not tell this time are null.</summary>
    Task<IReadOnlyDictionary<string, Counters?>> CountersAsync(NetworkCalls calls, IReadOnlyList<AskedPost> posts, CancellationToken cancellationToken);
}
