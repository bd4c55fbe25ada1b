using Advocacy.Domain.Merging;

namespace Advocacy.Domain.Values;

/// <summary>What web analytics counts of a content's link on a day, cumulative. It is about content, not people.</summary>
/// <param name="Sessions">Sessions that began at the link, at least 0.</param>
/// <param name="Conversions">Of these, how often somebody did what the page is for, or null where that is not counted.</param>
/// <param name="Value">What these are worth, in the currency of the key, to four decimals; null where that is not known.</param>
public readonly record struct Visits(long Sessions, long? Conversions, decimal? Value) : IJoin<Visits>
{
    /// <summary>The larger of each: they are cumulative.</summary>
    public Visits Join(Visits other) =>
        new(
            Math.Max(Sessions, other.Sessions),
            Conversions is null || other.Conversions > Conversions ? other.Conversions : Conversions,
            Value is null || other.Value > Value ? other.Value : Value
        );
}

/// <summary>Of what visits are counted; ordered by content, day, network and currency.</summary>
/// <param name="ContentId">The content.</param>
/// <param name="Day">The day, as web analytics cuts it.</param>
/// <param name="Network">The network that they came from, lower case; empty where it is not known.</param>
/// <param name="Currency">The currency of their value, ISO 4217; empty where there is none.</param>
public readonly record struct VisitKey(string ContentId, DateOnly Day, string Network, string Currency) : IComparable<VisitKey>
{
    /// <inheritdoc/>
    public int CompareTo(VisitKey other)
    {
        var content = TextOrder.Instance.Compare(ContentId, other.ContentId);
        var day = content != 0 ? content : Day.CompareTo(other.Day);
        var network = day != 0 ? day : TextOrder.Instance.Compare(Network, other.Network);
        return network != 0 ? network : TextOrder.Instance.Compare(Currency, other.Currency);
    }
}
