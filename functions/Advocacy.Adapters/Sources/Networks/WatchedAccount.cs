using System.Text.Json.Serialization;

namespace Advocacy.Adapters.Sources.Networks;

/// <summary>What a source remembers of a person: an item of its watermark.</summary>
/// <param name="Person">The person, a pseudonym.</param>
/// <param name="Account">Their account.</param>
/// <param name="Id">What the network calls it, or null where that is not known yet.</param>
/// <param name="Mark">The newest post that was seen, or null.</param>
/// <param name="LookedAt">When the account was last looked at, UTC.</param>
/// <param name="Shares">Shares that are still looked at.</param>
/// <param name="Tag">The ETag of what the network had since the newest post, or null.</param>
internal sealed record WatchedAccount(string Person, string Account, string? Id, string? Mark, DateTimeOffset LookedAt, IReadOnlyList<WatchedShare> Shares, string? Tag = null)
{
    /// <summary>When the last share was posted, UTC, or null where none is known.</summary>
    [JsonIgnore]
    public DateTimeOffset? LastShareAt => Shares.Count == 0 ? null : Shares.Max(share => share.At);
}
