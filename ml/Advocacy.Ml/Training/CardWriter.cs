using Advocacy.Ml.Evaluation;
using Advocacy.Ml.Features;
using Advocacy.Pipeline.Contracts;
using Advocacy.Pipeline.Ports;
using Microsoft.ML;

namespace Advocacy.Ml.Training;

/// <summary>Writes a model's card.</summary>
internal sealed class CardWriter(MLContext ml, ConversionTask task, IReadOnlyList<DateTimeOffset> cutoffs, (int Train, int Purged, int FirstTest) split, DateTimeOffset asOf)
{
    public ModelCard Write(IReadOnlyList<Example> examples, IReadOnlyList<Example> train, IReadOnlyList<Example> test, float[] weights, string modelHash) => new(
        "logistic regression (L-BFGS, L2 = 1) over normalised features, missing ones indicated",
        ModelDefinition.Of(task.Population),
        new(asOf, examples.DistinctBy(example => example.Person).Count(), examples.Count, Positives(examples)),
        new(
            "in time: the first cut-offs train, the later ones test; training labels end at or before the first test cut-off",
            task.WarmUpWeeks,
            task.StepWeeks,
            split.Train,
            split.Purged,
            cutoffs.Count - split.FirstTest,
            cutoffs[split.Train - 1] + task.Population.Ambassador.Horizon,
            cutoffs[split.FirstTest],
            train.Count,
            Positives(train),
            test.Count,
            Positives(test)),
        Measure("model", train, test, FeatureCatalog.All.Count, row => row),
        Measure($"recent activity alone ({FeatureCatalog.Baseline})", train, test, 1, row => [row[FeatureCatalog.BaselineIndex]]),
        [.. NamedWeights(weights).OrderByDescending(weight => Math.Abs(weight.Weight)).ThenBy(weight => weight.Feature, StringComparer.Ordinal)],
        FeatureCatalog.Schema,
        modelHash,
        [
            "The metrics are of a model fitted on the training cut-offs and measured on the test cut-offs. The model in this folder was then fitted on all cut-offs.",
            "The rows of one person at several cut-offs are not independent: the metrics have no intervals yet.",
            "A high probability says who is likely to speak up, not who would because they are invited.",
        ]);

    private static int Positives(IEnumerable<Example> examples) => examples.Count(example => example.Converts);

    private static IEnumerable<FeatureWeight> NamedWeights(float[] weights) =>
        FeatureCatalog.All.Select(feature => feature.Name)
            .Concat(FeatureCatalog.All.Select(feature => $"{feature.Name} (missing)"))
            .Zip(weights, (name, weight) => new FeatureWeight(name, Math.Round(weight, 6)))
            .Where(weight => weight.Weight != 0);

    private ModelMetrics Measure(string name, IReadOnlyList<Example> train, IReadOnlyList<Example> test, int features, Func<float[], float[]> select)
    {
        var model = LogisticRegression.Fit(ml, train, features, select);
        var rows = ModelRow.View(ml, test.Select(example => new ModelRow { Features = select(example.Features) }), features);
        double[] scores = [.. model.Predict(rows).Select(row => (double)row.Probability)];
        bool[] labels = [.. test.Select(example => example.Converts)];
        return new(
            name,
            Ranking.RocAuc(scores, labels),
            Ranking.AveragePrecision(scores, labels),
            Ranking.Lift(scores, labels, 0.1),
            Ranking.Brier(scores, labels),
            Ranking.BaseRate(labels));
    }
}
