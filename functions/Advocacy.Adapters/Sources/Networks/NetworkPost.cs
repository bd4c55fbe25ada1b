using Advocacy.Domain.Reach;

namespace Advocacy.Adapters.Sources.Networks;

/// <summary>A post of an account.</summary>
/// <param name="Id">Its id on the network.</param>
/// <param name="Mark">By which the network orders an account's posts.</param>
/// <param name="At">When it was posted, UTC.</param>
/// <param name="Url">Where it stands, or null.</param>
/// <param name="Mentions">Accounts that it mentions.</param>
/// <param name="Counters">Its counters, or null where they are told elsewhere.</param>
/// <param name="ContentId">The company's content that it shares, or null.</param>
internal sealed record NetworkPost(string Id, string Mark, DateTimeOffset At, string? Url, IReadOnlyList<string> Mentions, Counters? Counters, string? ContentId = null)
{
    /// <summary>The counters of posts by their ids; what was no post is left out.</summary>
    public static IReadOnlyDictionary<string, Counters?> CountersOf(IEnumerable<NetworkPost?> posts) => posts.OfType<NetworkPost>().DistinctBy(post => post.Id).ToDictionary(post => post.Id, post => post.Counters);
}
