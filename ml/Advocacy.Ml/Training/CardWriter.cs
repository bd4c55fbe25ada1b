using System.Globalization;
using System.Reflection;
using Advocacy.Ml.Evaluation;
using Advocacy.Ml.Features;
using Advocacy.Ml.Learning;
using Advocacy.Pipeline.Model;
using Microsoft.ML;

namespace Advocacy.Ml.Training;

/// <summary>Writes a model's card.</summary>
internal sealed class CardWriter(
    ConversionTask task,
    IReadOnlyList<DateTimeOffset> cutoffs,
    (int Train, int Purged, int FirstTest) split,
    DateTimeOffset asOf
)
{
    private const int ReferenceWeeks = 12;

    public ModelCard Write(
        IReadOnlyList<Example> examples,
        IReadOnlyList<Example> train,
        Trial trial,
        ModelMetrics? champion,
        UpliftCard uplift,
        Choice choice,
        FittedModel final,
        string modelHash
    ) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"{asOf:yyyyMMdd}-{modelHash[..8]}"),
            choice.Recipe.ToString(),
            final.Calibration.Kind,
            ModelDefinition.Of(task.Population),
            new(asOf, examples.DistinctBy(example => example.Person).Count(), examples.Count, Positives(examples)),
            new(
                "in time: the first cut-offs train, the later ones test; training labels end at or before the first test cut-off, so that "
                    + "a horizon lies between the two",
                task.WarmUpWeeks,
                task.StepWeeks,
                split.Train,
                split.Purged,
                cutoffs.Count - split.FirstTest,
                cutoffs[split.Train - 1] + task.Population.Ambassador.Horizon,
                cutoffs[split.FirstTest],
                train.Count,
                Positives(train),
                trial.Test.Count,
                Positives(trial.Test)
            ),
            trial.Metrics(),
            [
                .. new[]
                {
                    trial.Alone("recent activity alone", "shares_12w"),
                    trial.Alone("recency alone", "days_since_share"),
                    champion,
                }.OfType<ModelMetrics>(),
            ],
            uplift,
            trial.Groups(),
            [
                .. choice.Log.Select(step => new SelectionStep(
                    step.Tried,
                    double.IsFinite(step.AveragePrecision) ? step.AveragePrecision : null,
                    step.Decision
                )),
            ],
            trial.Importance(),
            References(examples, final),
            FeatureCatalog.Schema,
            modelHash,
            Packages(),
            [
                "The figures are of a model fitted on the training cut-offs and measured on the test cut-offs. The model beside this card "
                    + "was then fitted on all cut-offs.",
                "Intervals are 95 %, by a bootstrap over people: the rows of one person at several cut-offs are not independent.",
                "A high probability says who is likely to speak up, not who would because they are invited.",
            ],
            [
                .. Evaluator
                    .Ranked(trial.Scores, trial.Test, trial.Probabilities)
                    .CalibrationBins()
                    .Select(bin => new CalibrationPoint(bin.Probability, bin.Positives, bin.Rows)),
            ]
        );

    private static int Positives(IEnumerable<Example> examples) => examples.Count(example => example.Converts);

    private static SortedDictionary<string, string> Packages() =>
        new(StringComparer.Ordinal)
        {
            ["Advocacy"] = VersionOf(typeof(CardWriter)),
            ["Microsoft.ML"] = VersionOf(typeof(MLContext)),
            ["Microsoft.ML.LightGbm"] = VersionOf(typeof(Microsoft.ML.Trainers.LightGbm.LightGbmBinaryTrainer)),
        };

    private static string VersionOf(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>Over the last weeks before the end: what is normal now, and not what was at the beginning.</summary>
    private List<Distribution> References(IReadOnlyList<Example> examples, FittedModel final)
    {
        var from = cutoffs[^1].AddDays(-7 * ReferenceWeeks);
        var latest = examples.Where(example => cutoffs[example.Cutoff] > from).ToList();
        float[] scores = [.. final.Score(latest.Select(example => example.Features)).Select(score => (float)score)];
        return
        [
            // What is the same for everybody, the season, is no drift.
            .. FeatureCatalog
                .All.Index()
                .Where(feature => feature.Item.IsReason)
                .Select(feature => Distribution.Of(feature.Item.Name, [.. latest.Select(example => example.Features[feature.Index])])),
            Distribution.Of(Distribution.Score, scores),
        ];
    }
}
