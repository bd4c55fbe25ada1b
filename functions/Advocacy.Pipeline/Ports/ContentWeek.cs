using Advocacy.Domain.Reach;

namespace Advocacy.Pipeline.Ports;

/// <summary>What the published rows of a content that begin in a week add up to.</summary>
/// <param name="Week">The Monday, UTC.</param>
/// <param name="ContentId">The content, null for shares of none, or <see cref="SmallGroups.Merged"/>.</param>
/// <param name="Shares">Shares posted.</param>
/// <param name="Counters">Counters gained.</param>
/// <param name="Measured">The same of the shares whose impressions are reported.</param>
/// <param name="Reach">Impressions, or their estimate; null where unknown.</param>
/// <param name="EarnedMediaValue">Earned media value, in the currency of the options.</param>
public sealed record ContentWeek(DateOnly Week, string? ContentId, int Shares, Counters Counters, Counters Measured, double? Reach, decimal EarnedMediaValue)
{
    /// <summary>A published row as such.</summary>
    public static ContentWeek Of(DateOnly monday, PublishedFigures row) =>
        new(monday, row.ContentId, row.Figures.Shares, row.Figures.Counters, row.Figures.Measured, row.Figures.Reach, row.Figures.EarnedMediaValue);

    /// <summary>Both together.</summary>
    public ContentWeek Plus(ContentWeek other) => this with
    {
        Shares = Shares + other.Shares,
        Counters = Counters.Plus(other.Counters),
        Measured = Measured.Plus(other.Measured),
        Reach = Reach is null ? other.Reach : Reach + (other.Reach ?? 0),
        EarnedMediaValue = EarnedMediaValue + other.EarnedMediaValue,
    };
}
