using Advocacy.Ml.Features;
using Advocacy.Ml.Learning;
using Advocacy.Pipeline.Model;
using MathNet.Numerics.Statistics;

namespace Advocacy.Ml.Training;

/// <summary>How much each feature matters to a model.</summary>
internal static class Importance
{
    private const int MostRows = 2000;

    /// <summary>Over rows, or every so-many-th of them where there are many; the strongest first.</summary>
    public static IReadOnlyList<FeatureWeight> Of(Fit model, IReadOnlyList<Example> rows)
    {
        var every = Math.Max(1, rows.Count / MostRows);
        var looked = rows.Where((_, i) => i % every == 0)
            .Select(row => (row.Features, Contributions: model.Contributions(row.Features)))
            .ToList();
        return
        [
            .. FeatureCatalog
                .All.Select(
                    (feature, i) =>
                        new FeatureWeight(
                            feature.Name,
                            feature.Group.ToString(),
                            Math.Round(looked.Average(row => Math.Abs(row.Contributions[i])), 6),
                            Math.Round(
                                Direction([
                                    .. looked
                                        .Where(row => !float.IsNaN(row.Features[i]))
                                        .Select(row => ((double)row.Features[i], row.Contributions[i])),
                                ]),
                                3
                            )
                        )
                )
                .Where(weight => weight.Importance > 0)
                .OrderByDescending(weight => weight.Importance)
                .ThenBy(weight => weight.Feature, StringComparer.Ordinal),
        ];
    }

    private static double Direction(List<(double Value, double Contribution)> pairs)
    {
        var correlation =
            pairs.Count < 2 ? 0 : Correlation.Spearman(pairs.Select(pair => pair.Value), pairs.Select(pair => pair.Contribution));
        return double.IsFinite(correlation) ? correlation : 0;
    }
}
