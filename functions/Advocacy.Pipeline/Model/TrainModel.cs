using System.Globalization;
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
        // By the clock nothing is tried out: a model of other options could score no list.
        if ((await RunAsync(today, cancellationToken)) is { Stays: not null, WhyNone: { } why })
        {
            await models.ClearAsync(why, cancellationToken);
        }

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
            : new TrainingOutcome(null, [], null, await NothingSharedAsync(counts.Employees, cancellationToken));
        if (training is not { Model: { } model })
        {
            return await WithoutAsync(champion, asOf, training.NotEnough!, cancellationToken);
        }

        var files = await models.SaveAsync(model, training.Documents, cancellationToken);
        var verdict = training.Verdict!;
        var whyNone =
            verdict.IsPromoted || champion is not null
                ? null
                : new NoModelYet(NoModelReason.NoBetterThanChance, $"model {model.Card.Version} was trained, but {verdict.Why}", null);
        if (verdict.IsPromoted)
        {
            await models.PromoteAsync(model.Card.Version, cancellationToken);
        }
        else if (whyNone is not null)
        {
            await models.ClearAsync(whyNone, cancellationToken);
        }

        logger.Judged(model.Card.Version, verdict.IsPromoted, verdict.Why);
        logger.Trained(model.Card.Metrics.RocAuc.Value, model.Card.Metrics.AveragePrecision.Value, model.Card.Split.TestRows);
        return new(model.Card, verdict, whyNone, files);
    }

    /// <summary>Where there was not enough to learn from, none scores; but a model that knows of later days, or was asked for by other
    /// options, is no worse for it and stays.</summary>
    private async Task<Trained> WithoutAsync(SavedModel? champion, DateOnly asOf, NoModelYet notEnough, CancellationToken cancellationToken)
    {
        logger.NotTrained(notEnough.Words);
        if (
            champion is { Card: var card }
            && (
                card.Data.AsOf > UtcDay.StartOf(asOf)
                || card.Definition.DifferencesFrom(ModelDefinition.Of(options.Value.Population)).Count > 0
            )
        )
        {
            return new(null, null, notEnough, []) { Stays = card.Version };
        }

        await models.ClearAsync(notEnough, cancellationToken);
        return new(null, null, notEnough, []) { Leaves = champion?.Card.Version };
    }

    private async Task<NoModelYet> NothingSharedAsync(long volunteers, CancellationToken cancellationToken)
    {
        var known = (await store.CountAsync(Purpose.Rights, cancellationToken)).Employees;
        return volunteers == 0 && known > 0
            ? new(
                NoModelReason.NoConsent,
                string.Create(CultureInfo.InvariantCulture, $"of {known} people known nobody consents to prediction"),
                null
            )
            : new(NoModelReason.NoShares, "the store holds no share", null);
    }
}

/// <summary>What training made.</summary>
/// <param name="Card">The model's card, or null where there is no model.</param>
/// <param name="Verdict">Whether it scores from now on.</param>
/// <param name="WhyNone">Why this training made no model that scores; null where it did, or where the champion is better.</param>
/// <param name="Files">Where model and card are.</param>
public sealed record Trained(ModelCard? Card, Verdict? Verdict, NoModelYet? WhyNone, IReadOnlyList<string> Files)
{
    /// <summary>The model that goes on scoring, where this training made none and takes nothing from it; otherwise null.</summary>
    public string? Stays { get; init; }

    /// <summary>The model that scored before and no longer does; null where there was none.</summary>
    public string? Leaves { get; init; }
}
