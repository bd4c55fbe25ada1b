using System.Text.Json;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Reach;
using Advocacy.Pipeline.Options;
using Advocacy.Pipeline.Ports;
using Advocacy.Pipeline.Stages.Scans;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Stages;

/// <summary>rollup ─► reports. Writes what marketing reads, no figure of it about fewer than five people, and the bad rows. Its parts are
/// the groups of networks: what one publishes depends on all people who share on it.</summary>
public sealed class ExportReports : IScan, IScheduledStage
{
    private readonly IActivityStore _store;
    private readonly IReachStore _reach;
    private readonly IBadRowStore _badRows;
    private readonly IReports _reports;
    private readonly StartScan _start;
    private readonly ReachOptions _options;
    private readonly ILogger<ExportReports> _logger;

    /// <summary>The stage over its ports.</summary>
    public ExportReports(IActivityStore store, IReachStore reach, IBadRowStore badRows, IReports reports, StartScan start, IOptions<ReachOptions> options, ILogger<ExportReports> logger)
    {
        (_store, _reach, _badRows, _reports, _start, _options, _logger) = (store, reach, badRows, reports, start, options.Value, logger);
        Steps = [new ScanStep<object, ExportedPart, Exported>((run, part, _, cancellationToken) => ScanAsync(run, part, cancellationToken), (run, _, parts, cancellationToken) => JoinAsync(run, parts, cancellationToken))];
    }

    /// <inheritdoc/>
    public string Name => "export";

    /// <inheritdoc/>
    public IReadOnlyList<IScanStep> Steps { get; }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> PartsAsync(DateOnly from, DateOnly until, CancellationToken cancellationToken) =>
        [.. SmallGroups.GroupNetworks(await _reach.ReadPeopleAsync(until, cancellationToken)).Select(group => JsonSerializer.Serialize(group))];

    /// <summary>Writes what marketing reads, today included.</summary>
    public Task RunScheduledAsync(DateOnly today, CancellationToken cancellationToken) =>
        _start.RunScheduledAsync(this, DateOnly.MinValue, today.AddDays(1), cancellationToken);

    private static List<string> NetworksOf(ScanRun run, int part) => JsonSerializer.Deserialize<List<string>>(run.Parts[part])!;

    private async Task<ExportedPart> ScanAsync(ScanRun run, int part, CancellationToken cancellationToken)
    {
        var networks = NetworksOf(run, part);
        // Networks together: the largest of their audiences, since they overlap.
        var audience = networks.Max(network => _options.RatesOf(network).Audience);
        var rows = await _reach.ReadAsync(networks, run.Until, cancellationToken).ToListAsync(cancellationToken);
        var total = new ReachTotals();
        var days = new List<PublishedFigures>();
        foreach (var row in SmallGroups.Partition(networks, rows))
        {
            total.Add(row.Totals);
            days.Add(new(row.Day, row.Through, row.Networks, row.ContentId, row.Totals.Figures(audience)));
        }

        return new([.. days.OrderBy(row => row.Day).ThenBy(row => row.Through).ThenBy(row => row.ContentId, TextOrder.Instance)], total.Figures(audience));
    }

    private async Task<Exported> JoinAsync(ScanRun run, IAsyncEnumerable<ExportedPart> parts, CancellationToken cancellationToken)
    {
        var all = await parts.ToListAsync(cancellationToken);
        var days = all.SelectMany(part => part.Days).ToList();
        var networks = all.Select((part, number) => new NetworkReach(NetworksOf(run, number), part.Total)).ToList();
        var adoption = await _reach.ReadAdoptionAsync(run.Until, cancellationToken);
        var report = new ReachReport(days, networks, adoption, await ReadContentsAsync(days, cancellationToken), _options.Currency);
        var files = await _reports.WriteReachAsync(report, cancellationToken);
        var bad = await _reports.WriteBadRowsAsync(_badRows.ReadAsync(cancellationToken), cancellationToken);
        _logger.Exported(days.Count, networks.Count);
        return new(networks, [.. files, bad]);
    }

    private async Task<IReadOnlyDictionary<string, Content>> ReadContentsAsync(IReadOnlyList<PublishedFigures> days, CancellationToken cancellationToken)
    {
        var named = days.Select(row => row.ContentId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return await _store.ReadContentsAsync(cancellationToken)
            .Where(pair => named.Contains(pair.Key))
            .ToDictionaryAsync(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal, cancellationToken);
    }
}
