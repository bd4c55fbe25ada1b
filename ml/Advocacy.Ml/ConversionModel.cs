using System.Globalization;
using System.Text.Json;
using Advocacy.Domain.Activity;
using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Merging;
using Advocacy.Ml.Evaluation;
using Advocacy.Ml.Features;
using Advocacy.Ml.Learning;
using Advocacy.Ml.Scoring;
using Advocacy.Ml.Training;
using Advocacy.Ml.Uplift;
using Advocacy.Pipeline.Model;
using Microsoft.ML;

namespace Advocacy.Ml;

/// <summary>The conversion model over <see cref="FeatureCatalog"/>: its recipe is chosen as time goes on the first cut-offs, judged on
/// later ones, and fitted again on all of them.</summary>
public sealed class ConversionModel : IConversionModel
{
    // ML.NET writes numbers into its models, and reads them back, as the culture has them. It is set for the methods that ask for it, and
    // no others.
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <inheritdoc/>
    public async Task<TrainingOutcome> TrainAsync(
        Func<CancellationToken, IAsyncEnumerable<EmployeeActivity>> people,
        ConversionTask task,
        DateTimeOffset firstActivity,
        DateTimeOffset asOf,
        SavedModel? champion,
        CancellationToken cancellationToken
    )
    {
        CultureInfo.CurrentCulture = Culture;
        if (await TrainingRows.ReadAsync(people, task, firstActivity, asOf, cancellationToken) is not { } rows)
        {
            return None(await TooLittle.HistoryAsync(task, firstActivity, asOf, people, cancellationToken));
        }

        if (await TooLittle.ToLearnAsync(rows, people, cancellationToken) is { } why)
        {
            return None(why);
        }

        var fitting = new Fitting(task.StepWeeks, task.Seed);
        var (choice, trial) = Tried(fitting, rows);
        var fitted = new FittedModel(fitting.Fit(choice.Recipe, Design.Of(rows.All), rows.All), trial.Calibration);
        var (uplift, upliftModel) = UpliftTrial.Run(
            fitting,
            await UpliftReader.ReadAsync(people, task.Population, asOf, cancellationToken),
            fitted,
            task.UpliftOutcomes,
            task.Seed
        );
        var final = fitted with { Uplift = upliftModel };
        var bytes = final.Save();
        var metrics = trial.Metrics();
        var (theirs, verdict) = champion is null
            ? (null, Succession.First(metrics))
            : new Succession(fitting, rows, trial).Against(champion);
        var card = new CardWriter(rows, choice, trial).Write(metrics, theirs, uplift, final, Fingerprint.Hex(bytes));
        if (champion?.Card.Version == card.Version)
        {
            verdict = new(true, "it is the champion already");
        }

        return new(
            new(bytes, card),
            CardDocuments.Of(card, Evaluator.Ranked(trial.Scores, rows.Test), Evaluator.Ranked(trial.UsedProbabilities, rows.Test)),
            verdict,
            null
        );
    }

    /// <inheritdoc/>
    public Scorer Starting { get; } =
        new(
            Scorer.StartingVersion,
            new FittedModel(new(StartingScore.Design, new StartingScore()), null).Save(),
            FeatureCatalog.Schema,
            []
        );

    /// <inheritdoc/>
    public async Task<byte[]> MeetAsync(
        IAsyncEnumerable<EmployeeActivity> people,
        ConversionPopulation population,
        DateTimeOffset cutoff,
        CancellationToken cancellationToken
    ) =>
        JsonSerializer.SerializeToUtf8Bytes(
            await people
                .Select(person => Neighbour.Of(person, Timeline.Of(person), population.Ambassador, cutoff))
                .Where(neighbour => neighbour is not null)
                .ToListAsync(cancellationToken)
        );

    /// <inheritdoc/>
    public byte[] JoinNeighbours(IReadOnlyList<byte[]> parts) => JsonSerializer.SerializeToUtf8Bytes(parts.SelectMany(Neighbours));

    /// <inheritdoc/>
    public async Task<Scored> ScoreAsync(
        IAsyncEnumerable<EmployeeActivity> people,
        ConversionPopulation population,
        Scorer scorer,
        byte[] neighbours,
        DateTimeOffset cutoff,
        CancellationToken cancellationToken
    )
    {
        CultureInfo.CurrentCulture = Culture;
        if (scorer.FeatureSchema != FeatureCatalog.Schema)
        {
            throw new ModelMismatchException("the model was trained on other features than this program has; train again");
        }

        var fitted = FittedModel.Load(new MLContext(0), scorer.Model);
        return await new CandidateScorer(fitted, scorer.Reference).ScoreAsync(
            people,
            population,
            Neighbourhood.At(cutoff, Neighbours(neighbours)),
            cancellationToken
        );
    }

    /// <summary>The recipe that the folds choose, tried on the test rows; or what ranks these better by itself.</summary>
    internal static (Choice Choice, Trial Trial) Tried(Fitting fitting, TrainingRows rows)
    {
        var selection = new ModelSelection(fitting, rows);
        var choice = selection.Choose();
        var trial = new Trial(fitting, choice, rows);
        if (trial.SimplerThan(trial.Scores, _ => true) is not { } simple)
        {
            return (choice, trial);
        }

        choice = selection.Take(Recipe.Alone(simple), "taken: it ranks the test rows better by more than noise");
        return (choice, new(fitting, choice, rows));
    }

    private static List<Neighbour> Neighbours(byte[] json) => JsonSerializer.Deserialize<List<Neighbour>>(json)!;

    private static TrainingOutcome None(NoModelYet why) => new(null, [], null, why);
}
