using Advocacy.Pipeline.Contracts;
using Advocacy.Pipeline.Options;
using Advocacy.Pipeline.Ports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Stages;

/// <summary>model ─► candidates ─► HR list. Ranks the volunteers who can be won on a day; nobody else is looked at.</summary>
public sealed class SelectCandidates(IActivityStore store, IConversionModel learner, IModelStore models, IReports reports, IOptions<ConversionOptions> options, ILogger<SelectCandidates> logger) : IScheduledStage
{
    /// <summary>The stage's name.</summary>
    public const string Name = "candidates";

    /// <summary>Writes the list of this week.</summary>
    public Task RunScheduledAsync(DateOnly today, CancellationToken cancellationToken) =>
        RunAsync(today, cancellationToken);

    /// <summary>Writes the list of the ISO week of a day.</summary>
    /// <exception cref="ModelMismatchException">The model was trained on other features, or predicts something else, or of others.</exception>
    public async Task<Selected> RunAsync(DateOnly asOf, CancellationToken cancellationToken)
    {
        var list = IsoWeekName.Of(asOf);
        if (await models.LoadAsync(cancellationToken) is not { } model)
        {
            logger.NoModel();
            return new(list, 0, [], null);
        }

        CheckDefinition(model.Card.Definition);
        var scored = await learner.ScoreAsync(store.ReadAsync, options.Value.Population, model, TrainModel.StartOf(asOf), cancellationToken);
        var candidates = scored.Take(options.Value.Capacity).ToList();
        var file = await reports.WriteCandidatesAsync(list, candidates, cancellationToken);
        logger.Selected(candidates.Count, scored.Count, list);
        return new(list, scored.Count, candidates, file);
    }

    private void CheckDefinition(ModelDefinition trained)
    {
        var differences = trained.DifferencesFrom(ModelDefinition.Of(options.Value.Population));
        if (differences.Count > 0)
        {
            throw new ModelMismatchException($"the model was trained with other options: its {string.Join("; its ", differences)}. Give the same options, or train again");
        }
    }
}
