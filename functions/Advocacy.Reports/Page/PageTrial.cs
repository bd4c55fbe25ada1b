using Advocacy.Domain.Trials;
using Advocacy.Domain.Values;

namespace Advocacy.Reports.Page;

/// <summary>Two texts of a content on the page.</summary>
/// <param name="ContentId">The content.</param>
/// <param name="Place">Its place on the page; null where it has none.</param>
/// <param name="Suggested">People who shared with the first text.</param>
/// <param name="Other">People who shared with the other.</param>
/// <param name="SuggestedText">The first text.</param>
/// <param name="OtherText">The other.</param>
/// <param name="Clicks">Clicks a share.</param>
/// <param name="Engagements">Engagements a share.</param>
internal sealed record PageTrial(
    string ContentId,
    int? Place,
    int Suggested,
    int Other,
    string? SuggestedText,
    string? OtherText,
    ToldDifference? Clicks,
    ToldDifference? Engagements
)
{
    public static PageTrial Of(ToldTrial told, Content? content, IReadOnlyDictionary<string, int> places) =>
        new(
            told.ContentId,
            places.TryGetValue(told.ContentId, out var place) ? place : null,
            told.Suggested,
            told.Other,
            content?.SuggestedText,
            content?.OtherText,
            told.Clicks,
            told.Engagements
        );
}
