using Advocacy.Domain.Merging;

namespace Advocacy.Domain.Values;

/// <summary>Something worth sharing. Only the date is always known.</summary>
/// <param name="Campaign">Campaign that it belongs to.</param>
/// <param name="Topic">Topic.</param>
/// <param name="Kind">Article, video and so on.</param>
/// <param name="Language">Language tag.</param>
/// <param name="PublishedAt">When it was published, UTC.</param>
/// <param name="Url">Where.</param>
/// <param name="Title">What it is called.</param>
/// <param name="SuggestedText">Words that a volunteer may begin from.</param>
/// <param name="ExpiresAt">When it is no longer worth sharing, UTC.</param>
/// <param name="OtherText">Other words to begin from: who is offered which is drawn, and what they bring is compared.</param>
public sealed record Content(
    string? Campaign,
    string? Topic,
    string? Kind,
    string? Language,
    DateTimeOffset PublishedAt,
    string? Url,
    string? Title = null,
    string? SuggestedText = null,
    DateTimeOffset? ExpiresAt = null,
    string? OtherText = null
)
{
    /// <summary>Whether two texts are tried against each other.</summary>
    public bool IsTrial => SuggestedText is not null && OtherText is not null && SuggestedText != OtherText;

    /// <summary>Orders this content among other records of the same one.</summary>
    public Revision RevisionAt(DateTimeOffset recordedAt) =>
        new(
            recordedAt,
            // Records of before are told apart as they were.
            Title is null
            && SuggestedText is null
            && ExpiresAt is null
            && OtherText is null
                ? Fingerprint.Of(Campaign, Topic, Kind, Language, PublishedAt.ToString("O"), Url)
                : Fingerprint.Of([
                    Campaign,
                    Topic,
                    Kind,
                    Language,
                    PublishedAt.ToString("O"),
                    Url,
                    Title,
                    SuggestedText,
                    ExpiresAt?.ToString("O"),
                    .. OtherText is null ? Array.Empty<string?>() : [OtherText],
                ])
        );
}
