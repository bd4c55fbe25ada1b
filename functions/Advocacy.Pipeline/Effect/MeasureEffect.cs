using Advocacy.Domain.Invitations;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Figures;
using Advocacy.Pipeline.Model;
using Advocacy.Pipeline.Observability;
using Advocacy.Pipeline.Runs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Effect;

/// <summary>store ─► effect. What the lists changed: those invited against those held out at random, without figures about fewer than
/// five.</summary>
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
    public MeasureEffect(
        IActivityStore store,
        IEffectReports reports,
        IMeasurements measurements,
        StartScan start,
        IOptions<ConversionOptions> options,
        IOptions<ScanOptions> scanOptions,
        ILogger<MeasureEffect> logger
    )
    {
        (_store, _reports, _measurements, _start, _options, _scanOptions, _logger) = (
            store,
            reports,
            measurements,
            start,
            options.Value,
            scanOptions.Value,
            logger
        );
        Steps =
        [
            new ScanStep<object, MeasuredPart, Measured>(
                (run, part, _, cancellationToken) => ScanAsync(run, part, cancellationToken),
                (_, _, parts, cancellationToken) => JoinAsync(parts, cancellationToken)
            ),
        ];
    }

    /// <inheritdoc/>
    public string Name => "effect";

    /// <inheritdoc/>
    public IReadOnlyList<IScanStep> Steps { get; }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> PartsAsync(DateOnly from, DateOnly until, CancellationToken cancellationToken) =>
        _store.PartsAsync(_scanOptions.Parts, cancellationToken);

    /// <summary>Measures all lists whose horizon has passed.</summary>
    public Task RunScheduledAsync(DateOnly today, CancellationToken cancellationToken) =>
        _start.RunScheduledAsync(this, DateOnly.MinValue, today, cancellationToken);

    private async Task<MeasuredPart> ScanAsync(ScanRun run, int part, CancellationToken cancellationToken)
    {
        var (ambassador, asOf) = (_options.Population.Ambassador, UtcDay.StartOf(run.Until));
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
            [.. SurveyChangeFold.Join(all.Select(part => part.Surveys)).Where(change => change.MayBeTold).Select(SurveyEffect.Of)]
        );
        var files = await _reports.WriteEffectAsync(report, cancellationToken);
        await _measurements.KeepAsync(report, cancellationToken);
        _logger.Measured(report.Lists.Count);
        return new(report, files);
    }
}

/// <summary>What measuring the effect made.</summary>
/// <param name="Report">What may be told; no list where they are about too few.</param>
/// <param name="Files">Where it is.</param>
public sealed record Measured(EffectReport Report, IReadOnlyList<string> Files);

/// <summary>What measuring made of a part of the people; not for telling.</summary>
/// <param name="Lists">Invited and held out, by list.</param>
/// <param name="Funnel">How far people came.</param>
/// <param name="Surveys">How answers changed.</param>
public sealed record MeasuredPart(IReadOnlyList<ListEffect> Lists, IReadOnlyList<FunnelTally> Funnel, IReadOnlyList<SurveyChange> Surveys);
