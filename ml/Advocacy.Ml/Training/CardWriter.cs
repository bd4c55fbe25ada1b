using System.Globalization;
using System.Reflection;
using Advocacy.Ml.Evaluation;
using Advocacy.Ml.Features;
using Advocacy.Ml.Learning;
using Advocacy.Pipeline.Model;
using Microsoft.ML;

namespace Advocacy.Ml.Training;

/// <summary>Writes a model's card.</summary>
internal sealed class CardWriter(TrainingRows rows, Choice choice, Trial trial)
{
    private const int ReferenceWeeks = 12;

    public ModelCard Write(ModelMetrics metrics, ModelMetrics? champion, UpliftCard uplift, FittedModel final, string modelHash)
    {
        var fairness = trial.Fairness();
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{rows.AsOf:yyyyMMdd}-{modelHash[..8]}"),
            choice.Recipe.ToString(),
            trial.Calibration.Kind,
            ModelDefinition.Of(rows.Task.Population),
            new(rows.AsOf, rows.All.DistinctBy(example => example.Person).Count(), rows.All.Count, Positives(rows.All)),
            Split(),
            metrics,
            [.. trial.Simple(), .. new[] { champion }.OfType<ModelMetrics>()],
            uplift,
            fairness.Groups(),
            [
                .. choice.Log.Select(step => new SelectionStep(
                    step.Tried,
                    double.IsFinite(step.AveragePrecision) ? step.AveragePrecision : null,
                    step.Decision
                )),
            ],
            trial.Importance(),
            References(final),
            FeatureCatalog.Schema,
            modelHash,
            Packages(),
            Notes(),
            [
                .. Evaluator
                    .Ranked(trial.UsedProbabilities, rows.Test)
                    .CalibrationBins()
                    .Select(bin => new CalibrationPoint(bin.Probability, bin.Positives, bin.Rows)),
            ],
            trial.MetricsAsUsed(),
            fairness.Parity(),
            [.. trial.SimpleAsUsed()]
        );
    }

    private ModelSplit Split() =>
        new(
            "in time: the first cut-offs train, the later ones test; training labels end at or before the first test cut-off, so that "
                + "a horizon lies between the two",
            rows.Task.WarmUpWeeks,
            rows.Task.StepWeeks,
            rows.Split.Train,
            rows.Split.Purged,
            rows.Cutoffs.Count - rows.Split.FirstTest,
            rows.Cutoffs[rows.Split.Train - 1] + rows.Task.Population.Ambassador.Horizon,
            rows.Cutoffs[rows.Split.FirstTest],
            rows.Train.Count,
            Positives(rows.Train),
            rows.Test.Count,
            Positives(rows.Test)
        );

    private List<string> Notes() =>
        [
            "The figures of the model are of one fitted on the training cut-offs and measured on the test cut-offs. The model beside this "
                + "card was then fitted on all cut-offs.",
            string.Create(
                CultureInfo.InvariantCulture,
                $"As used: fitted again {Every(trial.UsedCutoffs * rows.Task.StepWeeks)} to all labels known by then, calibrated at "
                    + $"every cut-off by all labels known by then, and ranked within the list of each cut-off, as lists are."
            ),
            .. trial.GainsOverSimple(),
            .. trial.GainsOverSimpleAsUsed(),
            .. rows.Share < 1
                ?
                [
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Of the people {rows.Share:P1}, drawn at random, were learned from and measured on, with as large a share of a "
                            + $"list: more would teach little."
                    ),
                ]
                : Array.Empty<string>(),
            "Intervals are 95 %, by a bootstrap over people: the rows of one person at several cut-offs are not independent.",
            "A high probability says who is likely to speak up, not who would because they are invited.",
        ];

    private static string Every(int weeks) =>
        weeks == 1 ? "every week" : string.Create(CultureInfo.InvariantCulture, $"every {weeks} weeks");

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
    private List<Distribution> References(FittedModel final)
    {
        var from = rows.Cutoffs[^1].AddDays(-7 * ReferenceWeeks);
        var latest = rows.All.Where(example => rows.Cutoffs[example.Cutoff] > from).ToList();
        float[] scores = [.. final.Score(latest.Select(example => example.Features)).Select(score => (float)score)];
        return
        [
            // What moves by the calendar, the season or the age of answers, would be a warning that is always there.
            .. FeatureCatalog
                .All.Index()
                .Where(feature => !feature.Item.IsOfCalendar)
                .Select(feature => Distribution.Of(feature.Item.Name, [.. latest.Select(example => example.Features[feature.Index])])),
            Distribution.Of(Distribution.Score, scores),
        ];
    }
}
