using Advocacy.Domain.Values;

namespace Advocacy.Domain.Reach;

/// <summary>A row of the ledger, published once and final. Five people or more add to each of its figures. Sums of rows are all that is
/// told of reach.</summary>
/// <param name="Day">The day on which it is booked, UTC.</param>
/// <param name="Network">The network, or <see cref="SmallGroups.Merged"/> for those that are too small alone.</param>
/// <param name="ContentId">The content, null for shares of none, or <see cref="SmallGroups.Merged"/>.</param>
/// <param name="Basis">What the reach is known by.</param>
/// <param name="People">People who gained something in it, to the nearest five.</param>
/// <param name="Shares">Shares posted; null where too few people did.</param>
/// <param name="Followers">Followers when shared, in people, to two digits: a person has the same ones each time, so that sums of them
/// could be subtracted; null where not told.</param>
/// <param name="Counters">Counters gained; null where not told.</param>
/// <param name="Reach">People reached, as the basis says; null where not told.</param>
/// <param name="EarnedMediaValue">Value of the counters, in the currency of the ledger.</param>
/// <param name="Audience">Addressable audience of the network, in people, as it was assumed.</param>
public sealed record LedgerRow(
    DateOnly Day,
    string Network,
    string? ContentId,
    ReachBasis Basis,
    int People,
    long? Shares,
    long? Followers,
    Counters Counters,
    double? Reach,
    decimal EarnedMediaValue,
    long Audience
)
{
    /// <summary>The row with other rates: what is estimated and valued follows from what is told beside it, and so tells nothing
    /// more.</summary>
    public LedgerRow With(NetworkRates rates) =>
        this with
        {
            Reach = Basis switch
            {
                ReachBasis.Followers => Followers * rates.VisibilityRate,
                ReachBasis.Impressions => Counters.Impressions * rates.PeoplePerImpression,
                _ => Counters.Reached,
            },
            EarnedMediaValue = rates.EarnedMedia.ValueOf(Counters),
            Audience = rates.Audience,
        };
}

/// <summary>A gain that was booked and is not told yet: fewer than five people add to its figure. It waits for others.</summary>
/// <param name="Network">The network.</param>
/// <param name="Basis">What the reach is known by.</param>
/// <param name="Figure">The figure, as <see cref="Amounts"/> names them.</param>
/// <param name="PersonId">Whose it is.</param>
/// <param name="Amount">How much.</param>
public sealed record UntoldGain(string Network, ReachBasis Basis, string Figure, PersonId PersonId, long Amount);
