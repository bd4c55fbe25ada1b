using Advocacy.Domain.Merging;
using Advocacy.Domain.Reach;
using Advocacy.Pipeline.Options;
using Advocacy.Pipeline.Ports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Stages;

/// <summary>rollup ─► reports. Writes what marketing reads, no figure of it about fewer than five people, and the bad rows.</summary>
public sealed class ExportReports(IActivityStore store, IReachStore reach, IBadRowStore badRows, IReports reports, IOptions<ReachOptions> options, ILogger<ExportReports> logger) : IScheduledStage
{
    /// <summary>The stage's name.</summary>
    public const string Name = "export";

    /// <summary>Writes what marketing reads, today included.</summary>
    public Task RunScheduledAsync(DateOnly today, CancellationToken cancellationToken) =>
        RunAsync(today.AddDays(1), cancellationToken);

    /// <summary>Exports the days before a day.</summary>
    public async Task<Exported> RunAsync(DateOnly until, CancellationToken cancellationToken)
    {
        var people = await reach.ReadPeopleAsync(until, cancellationToken);
        var days = new List<PublishedReach>();
        var networks = new List<NetworkReach>();
        foreach (var group in SmallGroups.GroupNetworks(people))
        {
            var rows = await reach.ReadAsync(group, until, cancellationToken).ToListAsync(cancellationToken);
            var published = SmallGroups.Partition(group, rows)
                .OrderBy(row => row.Day).ThenBy(row => row.Through).ThenBy(row => row.ContentId, TextOrder.Instance).ToList();
            days.AddRange(published);
            networks.Add(new(group, Sum(published)));
        }

        var adoption = await reach.ReadAdoptionAsync(until, cancellationToken);
        var report = new ReachReport(days, networks, adoption, await ReadContentsAsync(days, cancellationToken), AudienceOf, options.Value.Currency);
        var files = await reports.WriteReachAsync(report, cancellationToken);
        var bad = await reports.WriteBadRowsAsync(badRows.ReadAsync(cancellationToken), cancellationToken);
        logger.Exported(days.Count, networks.Count);
        return new(report, [.. files, bad]);
    }

    private static ReachTotals Sum(IEnumerable<PublishedReach> rows)
    {
        var totals = new ReachTotals();
        foreach (var row in rows)
        {
            totals.Add(row.Totals);
        }

        return totals;
    }

    private long AudienceOf(string network) => options.Value.RatesOf(network).Audience;

    private async Task<IReadOnlyDictionary<string, Content>> ReadContentsAsync(IReadOnlyList<PublishedReach> days, CancellationToken cancellationToken)
    {
        var named = days.Select(row => row.ContentId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return await store.ReadContentsAsync(cancellationToken)
            .Where(pair => named.Contains(pair.Key))
            .ToDictionaryAsync(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal, cancellationToken);
    }
}
