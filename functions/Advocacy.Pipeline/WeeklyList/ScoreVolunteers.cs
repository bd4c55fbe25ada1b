using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Model;
using Advocacy.Pipeline.Observability;
using Advocacy.Pipeline.Runs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.WeeklyList;

/// <summary>Scores the volunteers who can be won on the Monday of a list; nobody else is looked at. A first step learns what may be
/// known of neighbours, a second one scores.</summary>
public sealed class ScoreVolunteers(
    IActivityStore store,
    IConversionModel learner,
    IModelStore models,
    IOptions<ConversionOptions> options,
    IOptions<SelectionOptions> selection,
    ILogger<ScoreVolunteers> logger
)
{
    /// <summary>How often all parts are done.</summary>
    public const int Steps = 2;

    /// <summary>Scores everybody by the model that is champion now, or by the starting score, all parts by the same.</summary>
    /// <param name="list">The list.</param>
    /// <param name="atLeast">Parts that everybody is to be cut into.</param>
    /// <param name="progress">Called after each part; null for nobody.</param>
    /// <param name="cancellationToken">Stops between people.</param>
    /// <exception cref="ModelMismatchException">The model predicts something else, or of others.</exception>
    public async Task<ScoredVolunteers> RunAsync(
        IsoWeek list,
        int atLeast,
        IProgress<StageProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var scorer = await PlanAsync(cancellationToken);
        var names = await PartsAsync(atLeast, cancellationToken);
        var parts = new Parts(SelectCandidates.Name, names.Count * Steps, progress);
        var neighbours = Join(
            await parts.EachAsync(names.Count, (part, cancellation) => MeetAsync(names[part], list, cancellation), cancellationToken)
        );
        var all = await parts.EachAsync(
            names.Count,
            (part, cancellation) => ScoreAsync(names[part], list, scorer, neighbours, cancellation),
            cancellationToken
        );
        return Join(scorer, all);
    }

    /// <summary>What all parts are to be scored by.</summary>
    /// <exception cref="ModelMismatchException">The model predicts something else, or of others.</exception>
    public async Task<Scorer> PlanAsync(CancellationToken cancellationToken)
    {
        if (await models.LoadAsync(cancellationToken) is not { } model)
        {
            logger.NoModel();
            return learner.Starting;
        }

        CheckDefinition(model.Card.Definition);
        return Scorer.Of(model);
    }

    /// <summary>What scores, by its version; null where it is gone.</summary>
    public async Task<Scorer?> ScorerAsync(string version, CancellationToken cancellationToken) =>
        version == Scorer.StartingVersion ? learner.Starting
        : await models.LoadAsync(version, cancellationToken) is { } model ? Scorer.Of(model)
        : null;

    /// <summary>Why there is no model, where people were scored without one; null where there is.</summary>
    public async Task<NoModelYet?> WhyNoneAsync(ScoredVolunteers scored, CancellationToken cancellationToken) =>
        scored.Model != Scorer.StartingVersion ? null
        : await models.WhyNoneAsync(cancellationToken) is { } why
        && !(why.Reason == NoModelReason.NoSurvey && options.Value.IncludeUnsurveyed)
            ? why
        // What was found by other options is no cause by these.
        : NoModelYet.NotTrained;

    /// <summary>The parts of everybody.</summary>
    public Task<IReadOnlyList<string>> PartsAsync(int atLeast, CancellationToken cancellationToken) =>
        store.PartsAsync(atLeast, cancellationToken);

    /// <summary>What may be known of some people as neighbours of others.</summary>
    public Task<byte[]> MeetAsync(string part, IsoWeek list, CancellationToken cancellationToken) =>
        learner.MeetAsync(
            store.ReadPartAsync(part, Purpose.Predict, cancellationToken),
            options.Value.Population,
            list.Start,
            cancellationToken
        );

    /// <summary>The same of all people.</summary>
    public byte[] Join(IReadOnlyList<byte[]> neighbours) => learner.JoinNeighbours(neighbours);

    /// <summary>Scores some people.</summary>
    public async Task<ScoredPart> ScoreAsync(
        string part,
        IsoWeek list,
        Scorer scorer,
        byte[] neighbours,
        CancellationToken cancellationToken
    )
    {
        var tally = new ScoreTally(list, options.Value.Population, selection.Value.RulesOf(options.Value.Capacity));
        var people = store.ReadPartAsync(part, Purpose.Predict, cancellationToken).Where(tally.MayBeListed);
        return tally.Part(await learner.ScoreAsync(people, options.Value.Population, scorer, neighbours, list.Start, cancellationToken));
    }

    /// <summary>Everybody scored, of the parts.</summary>
    public ScoredVolunteers Join(Scorer scorer, IReadOnlyList<ScoredPart> parts)
    {
        var scored = ScoredPart.Join(scorer, parts);
        if (scored.Drift.Count(feature => feature.StabilityIndex >= options.Value.DriftThreshold) is > 0 and var drifted)
        {
            logger.Drifted(drifted, scored.Drift[0].Name, scored.Drift[0].StabilityIndex);
        }

        return scored;
    }

    private void CheckDefinition(ModelDefinition trained)
    {
        var differences = trained.DifferencesFrom(ModelDefinition.Of(options.Value.Population));
        if (differences.Count > 0)
        {
            throw new ModelMismatchException(
                $"the model was trained with other options: its {string.Join("; its ", differences)}. Give the same options, or train again"
            );
        }
    }
}
