using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Observability;
using Advocacy.Pipeline.Runs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Model;

/// <summary>store ─► features ─► model. Trains on all that had happened before a day.</summary>
public sealed class TrainModel(
    IActivityStore store,
    IConversionModel learner,
    IModelStore models,
    IOptions<ConversionOptions> options,
    ILogger<TrainModel> logger
) : IScheduledStage
{
    /// <summary>The stage's name.</summary>
    public const string Name = "train";

    /// <summary>Trains on all days before today.</summary>
    public async Task<bool> RunScheduledAsync(DateOnly today, CancellationToken cancellationToken)
    {
        await RunAsync(today, cancellationToken);
        return true;
    }

    /// <summary>Trains and keeps the model. It scores from now on where there was no other, or where it beats the other; where there is not
    /// enough to learn from, none scores.</summary>
    public async Task<Trained> RunAsync(DateOnly asOf, CancellationToken cancellationToken)
    {
        var counts = await store.CountAsync(Purpose.Predict, cancellationToken);
        var champion = await models.LoadAsync(cancellationToken);
        var training = counts.FirstActivity is { } first
            ? await learner.TrainAsync(
                stop => store.ReadAsync(Purpose.Predict, stop),
                options.Value.Task,
                first,
                UtcDay.StartOf(asOf),
                champion,
                cancellationToken
            )
            : new TrainingOutcome(null, [], null, "the store holds no share");
        if (training is not { Model: { } model })
        {
            await models.ClearAsync(cancellationToken);
            logger.NotTrained(training.NotEnough!);
            return new(null, null, training.NotEnough, []);
        }

        var files = await models.SaveAsync(model, training.Documents, cancellationToken);
        if (training.Verdict is not { IsPromoted: false })
        {
            await models.PromoteAsync(model.Card.Version, cancellationToken);
        }

        logger.Judged(
            model.Card.Version,
            training.Verdict is not { IsPromoted: false },
            training.Verdict?.Why ?? "there was no model before"
        );
        logger.Trained(model.Card.Metrics.RocAuc.Value, model.Card.Metrics.AveragePrecision.Value, model.Card.Split.TestRows);
        return new(model.Card, training.Verdict, null, files);
    }
}

/// <summary>What training made.</summary>
/// <param name="Card">The model's card, or null where there is no model.</param>
/// <param name="Verdict">How it did against the champion, where there was one.</param>
/// <param name="NotEnough">Why there is none.</param>
/// <param name="Files">Where model and card are.</param>
public sealed record Trained(ModelCard? Card, Verdict? Verdict, string? NotEnough, IReadOnlyList<string> Files);
