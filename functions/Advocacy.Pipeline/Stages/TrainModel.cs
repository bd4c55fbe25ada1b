using Advocacy.Pipeline.Options;
using Advocacy.Pipeline.Ports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Stages;

/// <summary>store ─► features ─► model. Trains on all that had happened before a day.</summary>
public sealed class TrainModel(IActivityStore store, IConversionModel learner, IModelStore models, IOptions<ConversionOptions> options, ILogger<TrainModel> logger) : IScheduledStage
{
    /// <summary>The stage's name.</summary>
    public const string Name = "train";

    /// <summary>Trains on all days before today.</summary>
    public Task RunScheduledAsync(DateOnly today, CancellationToken cancellationToken) =>
        RunAsync(today, cancellationToken);

    /// <summary>Trains and saves the model; where there is not enough to learn from, no model is left.</summary>
    public async Task<Trained> RunAsync(DateOnly asOf, CancellationToken cancellationToken)
    {
        var counts = await store.CountAsync(cancellationToken);
        var training = counts.FirstActivity is { } first
            ? await learner.TrainAsync(store.ReadAsync, options.Value.Task, first, StartOf(asOf), cancellationToken)
            : new TrainingOutcome(null, null, "the store holds no share");
        if (training is not { Model: { } model, Card: { } card })
        {
            await models.ClearAsync(cancellationToken);
            logger.NotTrained(training.NotEnough!);
            return new(null, training.NotEnough, []);
        }

        var files = await models.SaveAsync(model, card, cancellationToken);
        logger.Trained(card.Metrics.RocAuc, card.Metrics.AveragePrecision, card.Split.TestRows);
        return new(card, null, files);
    }

    internal static DateTimeOffset StartOf(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
