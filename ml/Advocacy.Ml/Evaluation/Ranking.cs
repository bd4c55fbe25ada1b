namespace Advocacy.Ml.Evaluation;

/// <summary>How good scores rank labels. Ties share: no figure depends on the order of equal scores.</summary>
public static class Ranking
{
    /// <summary>Area under the ROC curve by the rank sum (Mann-Whitney), ties counted half; NaN without both labels.</summary>
    public static double RocAuc(IReadOnlyList<double> scores, IReadOnlyList<bool> labels)
    {
        double positives = labels.Count(label => label), negatives = labels.Count - positives;
        double below = 0, area = 0;
        foreach (var (hits, all) in Steps(scores, labels).Reverse())
        {
            area += hits * (below + ((all - hits) / 2.0));
            below += all - hits;
        }

        return area / (positives * negatives);
    }

    /// <summary>Average precision Σ (Rₙ − Rₙ₋₁)·Pₙ over the distinct scores, as scikit-learn's average_precision_score; NaN without positives.</summary>
    public static double AveragePrecision(IReadOnlyList<double> scores, IReadOnlyList<bool> labels)
    {
        double positives = labels.Count(label => label);
        double hitsSoFar = 0, soFar = 0, sum = 0;
        foreach (var (hits, all) in Steps(scores, labels))
        {
            hitsSoFar += hits;
            soFar += all;
            sum += hits / positives * (hitsSoFar / soFar);
        }

        return positives == 0 ? double.NaN : sum;
    }

    /// <summary>Share of positives among the first rows, over their share among all; a tie at the border counts in proportion.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="share">Share of the rows, above 0 and at most 1; at least one row is looked at.</param>
    public static double Lift(IReadOnlyList<double> scores, IReadOnlyList<bool> labels, double share)
    {
        var wanted = Math.Max(1, Math.Round(share * labels.Count));
        var left = wanted;
        double found = 0;
        foreach (var (hits, all) in Steps(scores, labels))
        {
            var taken = Math.Min(left, all);
            found += hits * (taken / all);
            left -= taken;
            if (left <= 0)
            {
                break;
            }
        }

        return found / wanted / BaseRate(labels);
    }

    /// <summary>Mean squared error of probabilities.</summary>
    public static double Brier(IReadOnlyList<double> probabilities, IReadOnlyList<bool> labels) =>
        probabilities.Zip(labels, (probability, label) => Math.Pow(probability - (label ? 1 : 0), 2)).Average();

    /// <summary>Share of positives.</summary>
    public static double BaseRate(IReadOnlyList<bool> labels) => labels.Count(label => label) / (double)labels.Count;

    /// <summary>From the highest score down, for each distinct one: positives with it, and all with it.</summary>
    private static IEnumerable<(double Hits, double All)> Steps(IReadOnlyList<double> scores, IReadOnlyList<bool> labels) =>
        scores.Zip(labels)
            .GroupBy(pair => pair.First)
            .OrderByDescending(group => group.Key)
            .Select(group => ((double)group.Count(pair => pair.Second), (double)group.Count()));
}
