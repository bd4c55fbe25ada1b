using System.Text.Json.Serialization;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Sources;

namespace Advocacy.Sources.Networks;

/// <summary>What a source remembers of a person: an item of its watermark.</summary>
/// <param name="Person">The person, a pseudonym.</param>
/// <param name="Account">Their account.</param>
/// <param name="Id">What the network calls it, or null where that is not known yet.</param>
/// <param name="Mark">The newest post that was a day old when it was seen, or null: what is newer is listed again.</param>
/// <param name="LookedAt">When the account was last looked at, UTC.</param>
/// <param name="Shares">Shares that are still looked at.</param>
/// <param name="Tag">The ETag of what the network had since that post, or null.</param>
/// <param name="Day">The day of the calls, UTC.</param>
/// <param name="Calls">Calls for it on that day, where the network grants so many an account.</param>
/// <param name="Stamp">What the network told of all that it has posted when it was last listed, or null.</param>
/// <param name="ListedAt">When it was last listed, UTC.</param>
internal sealed record WatchedAccount(
    PersonId Person,
    string Account,
    string? Id,
    string? Mark,
    DateTimeOffset LookedAt,
    IReadOnlyList<WatchedShare> Shares,
    string? Tag = null,
    DateOnly Day = default,
    int Calls = 0,
    string? Stamp = null,
    DateTimeOffset ListedAt = default
)
{
    /// <summary>When the last share was posted, UTC, or null where none is known.</summary>
    [JsonIgnore]
    public DateTimeOffset? LastShareAt => Shares.Count == 0 ? null : Shares.Max(share => share.At);
}

/// <summary>A share that is still looked at.</summary>
/// <param name="Id">Its id on the network.</param>
/// <param name="At">When it was posted, UTC.</param>
/// <param name="LookedAt">When its counters were last seen, UTC.</param>
/// <param name="IsGone">Whether it was deleted: it is not looked at any more.</param>
/// <param name="ShareId">What the share is called where something else than the network told of it first, or null.</param>
/// <param name="MissedAt">Since when the network does not know it, or null where it does.</param>
/// <param name="Misses">How often it was not known since then.</param>
internal readonly record struct WatchedShare(
    string Id,
    DateTimeOffset At,
    DateTimeOffset LookedAt,
    bool IsGone = false,
    string? ShareId = null,
    DateTimeOffset? MissedAt = null,
    int Misses = 0
);

/// <summary>What was known of an account's posts when it was last looked at.</summary>
/// <param name="Mark">The mark as far as which they are listed, or null.</param>
/// <param name="Tag">The ETag of the first page since that mark, or null.</param>
internal sealed record KnownPosts(string? Mark, string? Tag)
{
    /// <summary>Whether a post is as old as the mark.</summary>
    public bool Reaches(NetworkPost post) => Mark is not null && string.CompareOrdinal(post.Mark, Mark) <= 0;
}

/// <summary>A step of collecting from a network.</summary>
/// <param name="Account">The account as it is remembered from now on.</param>
/// <param name="Events">Events about it.</param>
/// <param name="Stop">Why it stops here, a pause or a failure; or null.</param>
/// <param name="Refusal">Why the network refuses it, or null.</param>
/// <param name="Notice">What is to be told of the account, or null.</param>
internal sealed record NetworkStep(
    WatchedAccount Account,
    IReadOnlyList<ReadOnlyMemory<byte>> Events,
    Exception? Stop,
    SourceFailedException? Refusal = null,
    string? Notice = null
);
