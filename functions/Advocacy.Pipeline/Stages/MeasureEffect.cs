using Advocacy.Domain.Invitations;
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
    private readonly IReports _reports;
    private readonly StartScan _start;
    private readonly ConversionOptions _options;
    private readonly ScanOptions _scanOptions;
    private readonly ILogger<MeasureEffect> _logger;

    /// <summary>The stage over its ports.</summary>
    public MeasureEffect(IActivityStore store, IReports reports, StartScan start, IOptions<ConversionOptions> options, IOptions<ScanOptions> scanOptions, ILogger<MeasureEffect> logger)
    {
        (_store, _reports, _start, _options, _scanOptions, _logger) = (store, reports, start, options.Value, scanOptions.Value, logger);
        Steps = [new ScanStep<object, IReadOnlyList<ListEffect>, Measured>((run, part, _, cancellationToken) => ScanAsync(run, part, cancellationToken), (_, _, parts, cancellationToken) => JoinAsync(parts, cancellationToken))];
    }

    /// <inheritdoc/>
    public string Name => "effect";

    /// <inheritdoc/>
    public IReadOnlyList<IScanStep> Steps { get; }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> PartsAsync(DateOnly from, DateOnly until, CancellationToken cancellationToken) => _store.PartsAsync(_scanOptions.Parts, cancellationToken);

    /// <summary>Measures all lists whose horizon has passed.</summary>
    public Task RunScheduledAsync(DateOnly today, CancellationToken cancellationToken) => _start.RunScheduledAsync(this, DateOnly.MinValue, today, cancellationToken);

    private async Task<IReadOnlyList<ListEffect>> ScanAsync(ScanRun run, int part, CancellationToken cancellationToken)
    {
        var fold = new EffectFold(_options.Population.Ambassador, TrainModel.StartOf(run.Until));
        await foreach (var person in _store.ReadPartAsync(run.Parts[part], cancellationToken))
        {
            fold.Add(person);
        }

        return fold.Lists;
    }

    private async Task<Measured> JoinAsync(IAsyncEnumerable<IReadOnlyList<ListEffect>> parts, CancellationToken cancellationToken)
    {
        var lists = EffectFold.Publish(EffectFold.Join(await parts.SelectMany(part => part.ToAsyncEnumerable()).ToListAsync(cancellationToken)));
        var file = await _reports.WriteEffectAsync(lists, cancellationToken);
        _logger.Measured(lists.Count);
        return new(lists, file);
    }
}
