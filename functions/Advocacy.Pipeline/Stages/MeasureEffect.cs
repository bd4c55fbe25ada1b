using Advocacy.Domain.Invitations;
using Advocacy.Domain.People;
using Advocacy.Pipeline.Options;
using Advocacy.Pipeline.Ports;
using Advocacy.Pipeline.Stages.Scans;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Stages;

/// <summary>store ─► effect. What the lists changed: those invited against those held out at random, without figures about fewer than five.</summary>
public sealed class MeasureEffect : IScan, IScheduledStage
{
    private readonly IActivityStore _store;
    private readonly IEffectReports _reports;
    private readonly IMeasurements _measurements;
    private readonly StartScan _start;
    private readonly ConversionOptions _options;
    private readonly ScanOptions _scanOptions;
    private readonly ILogger<MeasureEffect> _logger;

    /// <summary>The stage over its ports.</summary>
    public MeasureEffect(IActivityStore store, IEffectReports reports, IMeasurements measurements, StartScan start, IOptions<ConversionOptions> options, IOptions<ScanOptions> scanOptions, ILogger<MeasureEffect> logger)
    {
        (_store, _reports, _measurements, _start, _options, _scanOptions, _logger) = (store, reports, measurements, start, options.Value, scanOptions.Value, logger);
        Steps = [new ScanStep<object, MeasuredPart, Measured>((run, part, _, cancellationToken) => ScanAsync(run, part, cancellationToken), (_, _, parts, cancellationToken) => JoinAsync(parts, cancellationToken))];
    }

    /// <inheritdoc/>
    public string Name => "effect";

    /// <inheritdoc/>
    public IReadOnlyList<IScanStep> Steps { get; }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> PartsAsync(DateOnly from, DateOnly until, CancellationToken cancellationToken) => _store.PartsAsync(_scanOptions.Parts, cancellationToken);

    /// <summary>Measures all lists whose horizon has passed.</summary>
    public Task RunScheduledAsync(DateOnly today, CancellationToken cancellationToken) => _start.RunScheduledAsync(this, DateOnly.MinValue, today, cancellationToken);

    private async Task<MeasuredPart> ScanAsync(ScanRun run, int part, CancellationToken cancellationToken)
    {
        var (ambassador, asOf) = (_options.Population.Ambassador, TrainModel.StartOf(run.Until));
        var lists = new EffectFold(ambassador, asOf);
        var funnel = new FunnelFold(ambassador, asOf);
        var surveys = new SurveyChangeFold(ambassador.Horizon, asOf);
        await foreach (var person in _store.ReadPartAsync(run.Parts[part], Purpose.Measure, cancellationToken))
        {
            lists.Add(person);
            funnel.Add(person);
            surveys.Add(person);
        }

        return new(lists.Lists, funnel.Counts, surveys.Changes);
    }

    private async Task<Measured> JoinAsync(IAsyncEnumerable<MeasuredPart> parts, CancellationToken cancellationToken)
    {
        var all = await parts.ToListAsync(cancellationToken);
        var report = new EffectReport(
            EffectFold.Publish(EffectFold.Join(all.SelectMany(part => part.Lists))),
            FunnelFold.Publish(FunnelFold.Join(all.Select(part => part.Funnel))),
            [.. SurveyChangeFold.Join(all.Select(part => part.Surveys)).Where(change => change.MayBeTold).Select(SurveyEffect.Of)]);
        var files = await _reports.WriteEffectAsync(report, cancellationToken);
        await _measurements.KeepAsync(report, cancellationToken);
        _logger.Measured(report.Lists.Count);
        return new(report, files);
    }
}
