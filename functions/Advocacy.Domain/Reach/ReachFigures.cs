using Advocacy.Domain.Values;

namespace Advocacy.Domain.Reach;

/// <summary>Sums and rates over rows of the ledger. A rate is null where its divisor is 0, a sum where no row tells it.</summary>
/// <param name="Shares">Shares posted.</param>
/// <param name="Counters">Sum of each counter.</param>
/// <param name="Measured">Sum of each counter over the shares whose impressions are reported.</param>
/// <param name="EngagementRate">engagements / impressions, over the shares whose impressions are reported.</param>
/// <param name="ClickThroughRate">clicks / impressions, over the same shares.</param>
/// <param name="PotentialReach">Followers when shared, over all shares.</param>
/// <param name="Reach">People reached, each share by itself: who is reached by two counts twice.</param>
/// <param name="ReachEstimated">Whether any of the reach is estimated.</param>
/// <param name="Unduplicated">Unduplicated reach over the addressable audience, or null where the reach is unknown.</param>
/// <param name="EarnedMediaValue">Earned media value, in the currency of the ledger.</param>
public sealed record ReachFigures(
    long Shares,
    Counters Counters,
    Counters Measured,
    double? EngagementRate,
    double? ClickThroughRate,
    long? PotentialReach,
    double? Reach,
    bool ReachEstimated,
    double? Unduplicated,
    decimal EarnedMediaValue
)
{
    /// <summary>reactions per share.</summary>
    public double? ApplauseRate => PerShare(Counters.Reactions);

    /// <summary>comments per share.</summary>
    public double? ConversationRate => PerShare(Counters.Comments);

    /// <summary>reshares per share.</summary>
    public double? AmplificationRate => PerShare(Counters.Reshares);

    /// <summary>The figures of rows.</summary>
    /// <param name="rows">The rows, of one network, in order; the audience is that of the last.</param>
    public static ReachFigures Of(IReadOnlyList<LedgerRow> rows)
    {
        var (counters, measured) = (default(Counters), default(Counters));
        foreach (var row in rows)
        {
            counters = counters.Plus(row.Counters);
            measured = row.Basis.HasImpressions() ? measured.Plus(row.Counters) : measured;
        }

        double? reach = rows.Any(row => row.Reach is not null) ? rows.Sum(row => row.Reach ?? 0) : null;
        return new(
            rows.Sum(row => row.Shares ?? 0),
            counters,
            measured,
            Ratio(measured.Engagements, measured.Impressions),
            Ratio(measured.Clicks, measured.Impressions),
            rows.Any(row => row.Followers is not null) ? rows.Sum(row => row.Followers ?? 0) : null,
            reach,
            rows.Any(row => row.Basis.IsEstimate() && row.Reach is not (null or 0)),
            reach is null ? null : UnduplicatedReach.Of(rows.Select(row => row.Reach ?? 0), rows[^1].Audience),
            rows.Sum(row => row.EarnedMediaValue)
        );
    }

    private double? PerShare(long? counter) => counter is null || Shares == 0 ? null : (double)counter / Shares;

    private static double? Ratio(long? part, long? whole) => part is null || whole is null or 0 ? null : (double)part / whole;
}
