using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;

namespace Advocacy.Domain.Reach;

/// <summary>What web analytics counted of a content on a network, of the days that are closed. It is told where five people or more add to
/// what is told of that content there; all else is told together, where the ledger has such rows.</summary>
/// <param name="ContentId">The content, or <see cref="SmallGroups.Merged"/>.</param>
/// <param name="Network">The network; empty where analytics did not know it, or where several are told together.</param>
/// <param name="Currency">The currency of the value, ISO 4217; empty where there is none.</param>
/// <param name="Visits">Sessions, conversions and their value.</param>
public sealed record ToldVisits(string ContentId, string Network, string Currency, Visits Visits)
{
    /// <summary>What may be told.</summary>
    /// <param name="rows">The ledger.</param>
    /// <param name="visits">What is counted, by content, day, network and currency.</param>
    /// <param name="through">The last day that is closed.</param>
    public static IReadOnlyList<ToldVisits> Of(
        IReadOnlyCollection<LedgerRow> rows,
        IEnumerable<KeyValuePair<VisitKey, Visits>> visits,
        DateOnly through
    )
    {
        var told = rows.Select(row => (row.ContentId, row.Network)).ToHashSet();
        var contents = rows.Select(row => row.ContentId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return
        [
            .. visits
                .Where(visit => visit.Key.Day <= through)
                .Select(visit => (Key: KeyOf(visit.Key), visit.Value))
                // Of contents that nobody, or too few, shared there is nothing to stand with.
                .Where(visit => contents.Contains(visit.Key.ContentId))
                .GroupBy(visit => visit.Key)
                .Select(group => new ToldVisits(
                    group.Key.ContentId,
                    group.Key.Network,
                    group.Key.Currency,
                    group.Select(visit => visit.Value).Aggregate(Plus)
                ))
                .OrderBy(one => one.ContentId, TextOrder.Instance)
                .ThenBy(one => one.Network, TextOrder.Instance)
                .ThenBy(one => one.Currency, TextOrder.Instance),
        ];

        (string ContentId, string Network, string Currency) KeyOf(VisitKey key) =>
            told.Contains((key.ContentId, key.Network)) || (key.Network.Length == 0 && contents.Contains(key.ContentId))
                ? (key.ContentId, key.Network, key.Currency)
                : (SmallGroups.Merged, "", key.Currency);
    }

    private static Visits Plus(Visits one, Visits other) =>
        new(one.Sessions + other.Sessions, Sum(one.Conversions, other.Conversions), Sum(one.Value, other.Value));

    private static long? Sum(long? one, long? other) => one is null ? other : one + (other ?? 0);

    private static decimal? Sum(decimal? one, decimal? other) => one is null ? other : one + (other ?? 0);
}
