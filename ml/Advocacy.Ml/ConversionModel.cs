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
    private const int MinPositives = 10;

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
        var cutoffs = Cutoffs.Between(firstActivity, asOf, task);
        var split = Cutoffs.Split(cutoffs, task);
        if (split.Train == 0)
        {
            var weeks = (asOf - firstActivity).TotalDays / 7;
            return None(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{weeks:0.#} weeks of history are too few for a warm-up of {task.WarmUpWeeks} weeks, a horizon of "
                        + $"{task.Population.Ambassador.HorizonWeeks} weeks and a test after them"
                )
            );
        }

        var examples = await ExampleReader.ReadAsync(people, task.Population, cutoffs, cancellationToken);
        var train = examples.Where(example => example.Cutoff < split.Train).ToList();
        var test = examples.Where(example => example.Cutoff >= split.FirstTest).ToList();
        foreach (var (part, rows) in new[] { ("training", train), ("test", test) })
        {
            var positives = rows.Count(example => example.Converts);
            if (positives < MinPositives || rows.Count - positives < MinPositives)
            {
                return None(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"of {rows.Count} {part} rows {positives} convert; at least {MinPositives} must, and as many must not"
                    )
                );
            }
        }

        var fitting = new Fitting(task.StepWeeks, task.Seed);
        var choice = new ModelSelection(fitting, task, cutoffs).Choose(train, split.Train);
        var trial = new Trial(fitting, choice, train, test, task);
        var fitted = Final(fitting, choice, trial, examples);
        var (uplift, upliftModel) = UpliftTrial.Run(
            fitting,
            await UpliftReader.ReadAsync(people, task.Population, asOf, cancellationToken),
            fitted,
            task.UpliftOutcomes,
            task.Seed
        );
        var final = fitted with { Uplift = upliftModel };
        var bytes = final.Save();
        var (championMetrics, verdict) = champion is null
            ? (null, null)
            : trial.Against(champion, ModelDefinition.Of(task.Population), cutoffs);
        var card = new CardWriter(task, cutoffs, split, asOf).Write(
            examples,
            train,
            trial,
            championMetrics,
            uplift,
            choice,
            final,
            Fingerprint.Hex(bytes)
        );
        if (champion?.Card.Version == card.Version)
        {
            verdict = new(true, "it is the champion already");
        }

        return new(new(bytes, card), CardDocuments.Of(card, Evaluator.Ranked(trial.Scores, test, trial.Probabilities)), verdict, null);
    }

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
        SavedModel model,
        byte[] neighbours,
        DateTimeOffset cutoff,
        CancellationToken cancellationToken
    )
    {
        CultureInfo.CurrentCulture = Culture;
        if (model.Card.FeatureSchema != FeatureCatalog.Schema)
        {
            throw new ModelMismatchException("the model was trained on other features than this program has; train again");
        }

        var fitted = FittedModel.Load(new MLContext(0), model.Model);
        return await new CandidateScorer(fitted, model.Card.Reference).ScoreAsync(
            people,
            population,
            Neighbourhood.At(cutoff, Neighbours(neighbours)),
            cancellationToken
        );
    }

    /// <summary>The chosen recipe on all rows, calibrated on all scores of rows that a model had not seen.</summary>
    private static FittedModel Final(Fitting fitting, Choice choice, Trial trial, IReadOnlyList<Example> examples)
    {
        var design = Design.Of(examples);
        return new(
            design,
            fitting.Fit(choice.Recipe, design, examples),
            Trial.CalibrationOf(fitting, choice.Calibration, choice.Scores.Concat(trial.Scores), choice.Rows.Concat(trial.Test))
        );
    }

    private static List<Neighbour> Neighbours(byte[] json) => JsonSerializer.Deserialize<List<Neighbour>>(json)!;

    private static TrainingOutcome None(string why) => new(null, [], null, why);
}
