using Advocacy.Domain.Merging;

namespace Advocacy.Domain.Values;

/// <summary>Something worth sharing. Only the date is always known.</summary>
/// <param name="Campaign">Campaign that it belongs to.</param>
/// <param name="Topic">Topic.</param>
/// <param name="Kind">Article, video and so on.</param>
/// <param name="Language">Language tag.</param>
/// <param name="PublishedAt">When it was published, UTC.</param>
/// <param name="Url">Where.</param>
public sealed record Content(string? Campaign, string? Topic, string? Kind, string? Language, DateTimeOffset PublishedAt, string? Url)
{
    /// <summary>Orders this content among other records of the same one.</summary>
    public Revision RevisionAt(DateTimeOffset recordedAt) =>
        new(recordedAt, Fingerprint.Of(Campaign, Topic, Kind, Language, PublishedAt.ToString("O"), Url));
}
