using Advocacy.Domain.Merging;
using Advocacy.Pipeline.Contracts;
using Advocacy.Pipeline.Options;
using Advocacy.Pipeline.Ports;
using Advocacy.Pipeline.Stages.Scans;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Stages;

/// <summary>model ─► candidates ─► HR list. Ranks the volunteers who can be won on a day; nobody else is looked at. A first step learns
/// what one may know of one's neighbours, a second one scores.</summary>
public sealed class SelectCandidates : IScan, IScheduledStage
{
    private readonly IActivityStore _store;
    private readonly IConversionModel _learner;
    private readonly IModelStore _models;
    private readonly IReports _reports;
    private readonly StartScan _start;
    private readonly ConversionOptions _options;
    private readonly ScanOptions _scanOptions;
    private readonly ILogger<SelectCandidates> _logger;

    /// <summary>The stage over its ports.</summary>
    public SelectCandidates(IActivityStore store, IConversionModel learner, IModelStore models, IReports reports, StartScan start, IOptions<ConversionOptions> options, IOptions<ScanOptions> scanOptions, ILogger<SelectCandidates> logger)
    {
        (_store, _learner, _models, _reports, _start, _logger) = (store, learner, models, reports, start, logger);
        (_options, _scanOptions) = (options.Value, scanOptions.Value);
        Steps =
        [
            new ScanStep<object, byte[], NeighboursMet>((run, part, _, cancellationToken) => MeetAsync(run, part, cancellationToken), (_, _, parts, cancellationToken) => JoinNeighboursAsync(parts, cancellationToken)),
            new ScanStep<NeighboursMet, Scored, Selected>((run, part, met, cancellationToken) => ScoreAsync(run, part, met!, cancellationToken), (run, met, parts, cancellationToken) => JoinCandidatesAsync(run, met!, parts, cancellationToken)),
        ];
    }

    /// <inheritdoc/>
    public string Name => "candidates";

    /// <inheritdoc/>
    public IReadOnlyList<IScanStep> Steps { get; }

    /// <summary>Parts of everybody, or none where there is no model.</summary>
    /// <exception cref="ModelMismatchException">The model predicts something else, or of others.</exception>
    public async Task<IReadOnlyList<string>> PartsAsync(DateOnly from, DateOnly until, CancellationToken cancellationToken)
    {
        if (await _models.LoadAsync(cancellationToken) is not { } model)
        {
            _logger.NoModel();
            return [];
        }

        CheckDefinition(model.Card.Definition);
        return await _store.PartsAsync(_scanOptions.Parts, cancellationToken);
    }

    /// <summary>Writes the list of this week.</summary>
    public Task RunScheduledAsync(DateOnly today, CancellationToken cancellationToken) =>
        _start.RunScheduledAsync(this, today, today, cancellationToken);

    private Task<byte[]> MeetAsync(ScanRun run, int part, CancellationToken cancellationToken) =>
        _learner.MeetAsync(_store.ReadPartAsync(run.Parts[part], cancellationToken), _options.Population, TrainModel.StartOf(run.Until), cancellationToken);

    private async Task<NeighboursMet> JoinNeighboursAsync(IAsyncEnumerable<byte[]> parts, CancellationToken cancellationToken) => new(
        _learner.JoinNeighbours(await parts.ToListAsync(cancellationToken)),
        (await _models.LoadAsync(cancellationToken))?.Card.Version);

    private async Task<Scored> ScoreAsync(ScanRun run, int part, NeighboursMet met, CancellationToken cancellationToken) => await _learner.ScoreAsync(
        _store.ReadPartAsync(run.Parts[part], cancellationToken),
        _options.Population,
        await ModelAsync(met.Model, cancellationToken),
        met.Neighbours,
        TrainModel.StartOf(run.Until),
        cancellationToken);

    private async Task<Selected> JoinCandidatesAsync(ScanRun run, NeighboursMet met, IAsyncEnumerable<Scored> parts, CancellationToken cancellationToken)
    {
        var list = IsoWeekName.Of(run.Until);
        if (run.Parts.Count == 0)
        {
            return new(list, 0, [], [], null);
        }

        var all = await parts.ToListAsync(cancellationToken);
        var scored = all.SelectMany(part => part.Candidates).ToList();
        var candidates = scored.OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.EmployeeId, TextOrder.Instance).Take(_options.Capacity).ToList();
        var drift = DriftOf((await ModelAsync(met.Model, cancellationToken)).Card, all);
        if (drift.Count(feature => feature.StabilityIndex >= _options.DriftThreshold) is > 0 and var drifted)
        {
            _logger.Drifted(drifted, drift[0].Name, drift[0].StabilityIndex);
        }

        var file = await _reports.WriteCandidatesAsync(list, candidates, cancellationToken);
        _logger.Selected(candidates.Count, scored.Count, list);
        return new(list, scored.Count, candidates, drift, file);
    }

    /// <summary>Of each feature and the score, the most drifted first.</summary>
    private static List<Drift> DriftOf(ModelCard card, IReadOnlyList<Scored> parts) =>
    [
        .. card.Reference.Select((reference, i) => new Drift(reference.Name, reference.StabilityIndex(Sum(parts.Select(part => part.Counts[i])))))
            .OrderByDescending(drift => drift.StabilityIndex),
    ];

    private static long[] Sum(IEnumerable<long[]> counts) => counts.Aggregate((a, b) => [.. a.Zip(b, (x, y) => x + y)]);

    /// <summary>All parts are scored by one version, whichever is the champion meanwhile.</summary>
    private async Task<SavedModel> ModelAsync(string? version, CancellationToken cancellationToken) =>
        (version is null ? null : await _models.LoadAsync(version, cancellationToken))
        ?? throw new ModelMismatchException("the model was taken away while the list was being made; make it again");

    private void CheckDefinition(ModelDefinition trained)
    {
        var differences = trained.DifferencesFrom(ModelDefinition.Of(_options.Population));
        if (differences.Count > 0)
        {
            throw new ModelMismatchException($"the model was trained with other options: its {string.Join("; its ", differences)}. Give the same options, or train again");
        }
    }
}
