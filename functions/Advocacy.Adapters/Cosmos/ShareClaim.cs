using Advocacy.Domain.Facts;
using Advocacy.Domain.Merging;
using Advocacy.Domain.People;
using Advocacy.Domain.Reach;

namespace Advocacy.Adapters.Cosmos;

/// <summary>What one person says of a share: the share, and when they say that each colleague was mentioned.</summary>
/// <param name="Share">The share without engagement.</param>
/// <param name="Mentions">By the person mentioned.</param>
internal sealed record ShareClaim(ShareActivity Share, JoinMap<string, Latest<Instant>> Mentions) : IJoin<ShareClaim>
{
    public static ShareClaim Of(ShareMade fact)
    {
        var revision = fact.Share.RevisionAt(fact.RecordedAt);
        var at = new Latest<Instant>(revision, new(fact.Share.SharedAt));
        return new(
            new(new(revision, fact.Share), JoinSet<string>.From(fact.Mentions), ShareEngagement.None),
            JoinMap<string, Latest<Instant>>.From(fact.Mentions.Select(mentioned => KeyValuePair.Create(mentioned, at))));
    }

    /// <inheritdoc/>
    public ShareClaim Join(ShareClaim other) => new(Share.Join(other.Share), Mentions.Join(other.Mentions));
}
