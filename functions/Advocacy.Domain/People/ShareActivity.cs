using Advocacy.Domain.Merging;
using Advocacy.Domain.Reach;

namespace Advocacy.Domain.People;

/// <summary>A share of the person with whom it mentions and what it gained.</summary>
/// <param name="Post">The post; the latest record wins.</param>
/// <param name="Mentions">Colleagues that any record of it named.</param>
/// <param name="Engagement">Its counters by day.</param>
public sealed record ShareActivity(Latest<Share> Post, JoinSet<string> Mentions, ShareEngagement Engagement) : IJoin<ShareActivity>
{
    /// <summary>When it was posted, UTC.</summary>
    public DateTimeOffset SharedAt => Post.Value.SharedAt;

    /// <inheritdoc/>
    public ShareActivity Join(ShareActivity other) =>
        new(Post.Join(other.Post), Mentions.Join(other.Mentions), Engagement.Join(other.Engagement));
}
