using Advocacy.Domain.Values;

namespace Advocacy.Domain.Reach;

/// <summary>Figures that may be published: sums and rates over shares of several people, without the people. A rate is null where its
/// divisor is 0, a sum where no network reported it.</summary>
/// <param name="People">Different people whose shares are in them.</param>
/// <param name="Shares">Shares posted.</param>
/// <param name="Counters">Sum of each counter.</param>
/// <param name="Measured">Sum of each counter over the shares whose impressions are reported.</param>
/// <param name="EngagementRate">engagements / impressions, over the shares whose impressions are reported.</param>
/// <param name="ClickThroughRate">clicks / impressions, over the same shares.</param>
/// <param name="PotentialReach">Followers when shared, over all shares.</param>
/// <param name="Reach">People reached, each share by itself: who is reached by two counts twice.</param>
/// <param name="ReachEstimated">Whether any of the reach is estimated.</param>
/// <param name="Unduplicated">Unduplicated reach over the addressable audience, or null where the reach is unknown.</param>
/// <param name="EarnedMediaValue">Earned media value, in the currency of the options.</param>
public sealed record ReachFigures(
    int People,
    int Shares,
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

    private double? PerShare(long? counter) => counter is null || Shares == 0 ? null : (double)counter / Shares;
}

/// <summary>A row that marketing reads: figures about at least <see cref="SmallGroups.MinPeople"/> people.</summary>
/// <param name="Day">First day that it covers.</param>
/// <param name="Through">Last day that it covers; the first one unless small days were merged.</param>
/// <param name="Networks">The network, or several that are too small alone.</param>
/// <param name="ContentId">The content, null for shares of none, or <see cref="SmallGroups.Merged"/>.</param>
/// <param name="Figures">The figures.</param>
public sealed record PublishedFigures(
    DateOnly Day,
    DateOnly Through,
    IReadOnlyList<string> Networks,
    string? ContentId,
    ReachFigures Figures
);

/// <summary>A row that marketing may read: it is about at least <see cref="SmallGroups.MinPeople"/> people.</summary>
/// <param name="Day">First day that it covers.</param>
/// <param name="Through">Last day that it covers; the first one unless small days were merged.</param>
/// <param name="Networks">The network, or several that are too small alone.</param>
/// <param name="ContentId">The content, null for shares of none, or <see cref="SmallGroups.Merged"/>.</param>
/// <param name="Totals">The sums.</param>
public sealed record PublishedReach(DateOnly Day, DateOnly Through, IReadOnlyList<string> Networks, string? ContentId, ReachTotals Totals);
