using Advocacy.Domain.Reach;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Figures;

namespace Advocacy.Web.Figures;

/// <summary>Sums of what was published of closed days: each row of it is about five people or more, and so is each sum.</summary>
public sealed class ClosedFigures(ILedger ledger, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
    private Read? _read;

    /// <summary>The last day that is closed; null where none is.</summary>
    public async Task<DateOnly?> ThroughAsync(CancellationToken cancellationToken) => (await LatestAsync(cancellationToken)).Head?.Through;

    /// <summary>What the days from one to another brought, network by network in order of name; nothing where none is closed.</summary>
    public async Task<IReadOnlyList<ClosedSum>> ReadAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var rows = new List<LedgerRow>();
        foreach (
            var month in (await LatestAsync(cancellationToken)).Months.Where(month => month.Month <= to && month.Month.AddMonths(1) > from)
        )
        {
            rows.AddRange(month.Rows.Where(row => row.Day >= from && row.Day <= to));
        }

        return
        [
            .. rows.GroupBy(row => row.Network, StringComparer.Ordinal)
                .OrderBy(network => network.Key, StringComparer.Ordinal)
                .Select(network => ClosedSum.Of(network.Key, [.. network])),
        ];
    }

    private async Task<Read> LatestAsync(CancellationToken cancellationToken)
    {
        if (_read is { } read && clock.GetUtcNow() < read.Until)
        {
            return read;
        }

        // The head and its months at once: what another head names may be gone minutes later.
        var head = await ledger.ReadAsync(cancellationToken);
        var months = new List<LedgerMonth>();
        foreach (var name in head?.Months.Values ?? [])
        {
            var month = await ledger.ReadMonthAsync(name, cancellationToken);
            months.Add(LedgerMonth.Empty(month.Month) with { Rows = month.Rows });
        }

        _read = new(head, months, clock.GetUtcNow() + Kept);
        return _read;
    }

    private sealed record Read(LedgerHead? Head, IReadOnlyList<LedgerMonth> Months, DateTimeOffset Until);
}

/// <summary>What some closed days brought.</summary>
/// <param name="Network">The network.</param>
/// <param name="Posts">Posts; null where none is told.</param>
/// <param name="Views">Times that posts were shown; null where none is told.</param>
/// <param name="Engagements">Reactions, comments, reshares, clicks and saves; null where none is told.</param>
public sealed record ClosedSum(string Network, long? Posts, long? Views, long? Engagements)
{
    /// <summary>The sum of rows.</summary>
    public static ClosedSum Of(string network, IReadOnlyList<LedgerRow> rows) =>
        new(
            network,
            Sum(rows.Select(row => row.Shares)),
            Sum(rows.Select(row => row.Counters[Counter.Impressions])),
            Sum(rows.SelectMany(row => Counter.All.Where(counter => counter.IsEngagement).Select(counter => row.Counters[counter])))
        );

    /// <summary>The sum of networks.</summary>
    public static ClosedSum Of(IReadOnlyList<ClosedSum> networks) =>
        new(
            "",
            Sum(networks.Select(one => one.Posts)),
            Sum(networks.Select(one => one.Views)),
            Sum(networks.Select(one => one.Engagements))
        );

    private static long? Sum(IEnumerable<long?> told) => told.Aggregate((long?)null, (sum, one) => one is null ? sum : (sum ?? 0) + one);
}
