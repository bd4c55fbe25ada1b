using System.Text.Json;
using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Merging;
using Advocacy.Domain.People;
using Advocacy.Domain.Reach;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Effect;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Figures;
using Advocacy.Pipeline.Model;
using Advocacy.Pipeline.Observability;
using Advocacy.Pipeline.Runs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Reports;

/// <summary>rollup ─► reports. Writes what marketing reads, no figure of it about fewer than five people, and the bad rows. Its parts are
/// the groups of networks: what one publishes depends on all people who share on it.</summary>
public sealed class ExportReports : IScan, IScheduledStage
{
    // Older than any that somebody would let score.
    private const double NoModel = 9999;
    private readonly IActivityStore _store;
    private readonly IReachStore _reach;
    private readonly IMeasurements _measurements;
    private readonly IModelStore _models;
    private readonly IBadRowStore _badRows;
    private readonly IStarSchema _star;
    private readonly IMarketingReports _reports;
    private readonly IBadRowReport _badRowReport;
    private readonly StartScan _start;
    private readonly ReachOptions _options;
    private readonly ProfileMap _profiles;
    private readonly ILogger<ExportReports> _logger;

    /// <summary>The stage over its ports.</summary>
    public ExportReports(
        IActivityStore store,
        IReachStore reach,
        IMeasurements measurements,
        IModelStore models,
        IBadRowStore badRows,
        IStarSchema star,
        IMarketingReports reports,
        IBadRowReport badRowReport,
        StartScan start,
        IOptions<ReachOptions> options,
        IOptions<ConversionOptions> conversion,
        ILogger<ExportReports> logger
    )
    {
        (_store, _reach, _measurements, _models, _badRows) = (store, reach, measurements, models, badRows);
        (_star, _reports, _badRowReport, _start, _options, _profiles, _logger) = (
            star,
            reports,
            badRowReport,
            start,
            options.Value,
            conversion.Value.Population.Profiles,
            logger
        );
        Steps =
        [
            new ScanStep<object, ExportedPart, Exported>(
                (run, part, _, cancellationToken) => ScanAsync(run, part, cancellationToken),
                (run, _, parts, cancellationToken) => JoinAsync(run, parts, cancellationToken)
            ),
        ];
    }

    /// <inheritdoc/>
    public string Name => "export";

    /// <inheritdoc/>
    public IReadOnlyList<IScanStep> Steps { get; }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> PartsAsync(DateOnly from, DateOnly until, CancellationToken cancellationToken) =>
        [
            .. SmallGroups
                .GroupNetworks(await _reach.ReadPeopleAsync(until, cancellationToken))
                .Select(group => JsonSerializer.Serialize(group)),
        ];

    /// <summary>Writes what marketing reads, today included.</summary>
    public Task RunScheduledAsync(DateOnly today, CancellationToken cancellationToken) =>
        _start.RunScheduledAsync(this, DateOnly.MinValue, today.AddDays(1), cancellationToken);

    private static List<string> NetworksOf(ScanRun run, int part) => JsonSerializer.Deserialize<List<string>>(run.Parts[part])!;

    private async Task<ExportedPart> ScanAsync(ScanRun run, int part, CancellationToken cancellationToken)
    {
        var networks = NetworksOf(run, part);
        // Networks together: the largest of their audiences, since they overlap.
        var months = new MonthsOfReach(networks, networks.Max(network => _options.RatesOf(network).Audience));
        var files = new List<StarFile>();
        await foreach (var row in _reach.ReadAsync(networks, run.Until, cancellationToken))
        {
            await WriteAsync(months.Add(row), files, cancellationToken);
        }

        await WriteAsync(months.Close(), files, cancellationToken);
        return new(months.Facts, files);
    }

    private async Task WriteAsync(IEnumerable<StarMonth> months, List<StarFile> files, CancellationToken cancellationToken)
    {
        foreach (var month in months)
        {
            files.AddRange(await _star.WriteMonthAsync(month, cancellationToken));
        }
    }

    private async Task<Exported> JoinAsync(ScanRun run, IAsyncEnumerable<ExportedPart> parts, CancellationToken cancellationToken)
    {
        var all = await parts.ToListAsync(cancellationToken);
        var report = await ReportAsync(run, [.. all.Select(part => part.Facts)], cancellationToken);
        var manifest = await _star.PublishAsync(report, [.. all.SelectMany(part => part.Files)], cancellationToken);
        var files = await _reports.WriteMarketingAsync(report, cancellationToken);
        var bad = await _badRowReport.WriteBadRowsAsync(_badRows.ReadAsync(cancellationToken), cancellationToken);
        Telemetry.ModelAge.Record(report.Model is { } model ? (UtcDay.StartOf(run.Until) - model.Data.AsOf).TotalDays : NoModel);
        List<NetworkReach> networks = [.. report.Networks.Select(network => new NetworkReach(network.Networks, network.Total))];
        _logger.Exported(report.Networks.Sum(network => network.Spans.Count), networks.Count);
        return new(networks, [.. files, manifest, bad]);
    }

    private async Task<MarketingReport> ReportAsync(ScanRun run, IReadOnlyList<NetworkFacts> networks, CancellationToken cancellationToken)
    {
        var named = networks
            .SelectMany(network => network.Contents)
            .Select(week => week.ContentId)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        var contents = await _store
            .ReadContentsAsync(cancellationToken)
            .Where(pair => named.Contains(pair.Key))
            .ToDictionaryAsync(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal, cancellationToken);
        var history = await _measurements.ReadAsync<CompanyHistory>(cancellationToken) ?? new([], []);
        return new(
            run.Until,
            [.. networks.Where(network => network.Total.People > 0).OrderBy(network => network.Label, TextOrder.Instance)],
            contents,
            _options.Currency,
            await _reach.ReadAdoptionAsync(run.Until, cancellationToken),
            TeamWeek.Publish(TeamHistory.WeeksOf(history.Teams, run.Until)),
            ProfileWeek.Publish([.. history.Profiles.Where(week => week.Week <= run.Until)]),
            _profiles,
            await _measurements.ReadAsync<EffectReport>(cancellationToken),
            (await _models.LoadAsync(cancellationToken))?.Card,
            (await _store.CountAsync(Purpose.Measure, cancellationToken)).LastActivity,
            await _badRows.CountAsync(cancellationToken)
        );
    }
}

/// <summary>What exporting made.</summary>
/// <param name="Networks">Reach by network or group of small networks.</param>
/// <param name="Files">Where the files are.</param>
public sealed record Exported(IReadOnlyList<NetworkReach> Networks, IReadOnlyList<string> Files);

/// <summary>What exporting made of a group of networks.</summary>
/// <param name="Facts">What marketing reads of it.</param>
/// <param name="Files">The files of its facts.</param>
public sealed record ExportedPart(NetworkFacts Facts, IReadOnlyList<StarFile> Files);
