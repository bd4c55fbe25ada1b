using Advocacy.Ml.Learning;
using Advocacy.Pipeline.Model;

namespace Advocacy.Ml.Evaluation;

/// <summary>Measures scores and their probabilities on rows: ranks by scores, as a list does, losses by probabilities; each figure
/// with its interval by a bootstrap over people.</summary>
/// <param name="capacity">People on a list.</param>
/// <param name="seed">Seed of the bootstrap.</param>
internal sealed class Evaluator(int capacity, int seed)
{
    private const int Draws = 300;
    private const double Low = 0.025;
    private const double High = 0.975;

    /// <summary>The rows by score.</summary>
    public static RankedRows Ranked(
        IReadOnlyList<double> scores,
        IReadOnlyList<Example> rows,
        IReadOnlyList<double>? probabilities = null
    ) =>
        new(
            scores,
            [.. rows.Select(row => row.Converts)],
            [.. rows.Select(row => row.Person)],
            [.. rows.Select(row => row.Cutoff)],
            probabilities
        );

    /// <summary>Draws of the people in rows: how often each counts.</summary>
    public IEnumerable<double[]> Resampled(IReadOnlyList<Example> rows)
    {
        var present = rows.Select(row => row.Person).Distinct().Order().ToList();
        return PeopleBootstrap.Draw(present[^1] + 1, present, Draws, seed);
    }

    /// <summary>All figures of a ranking.</summary>
    public ModelMetrics Measure(string name, IReadOnlyList<double> scores, IReadOnlyList<double> probabilities, IReadOnlyList<Example> rows)
    {
        var ranked = Ranked(scores, rows, probabilities);
        var (brier, log) = (ranked.LossesOf(Losses.Brier), ranked.LossesOf(Losses.Log));
        double[] Figures(double[] weights)
        {
            var rate = ranked.BaseRate(weights);
            var (five, ten, listed) = (
                ranked.Precision(weights, 0.05),
                ranked.Precision(weights, 0.1),
                ranked.PrecisionAtCapacity(weights, capacity)
            );
            return
            [
                ranked.RocAuc(weights),
                ranked.AveragePrecision(weights),
                five,
                five / rate,
                ten,
                ten / rate,
                listed,
                listed / rate,
                ranked.MeanLoss(weights, brier),
                ranked.MeanLoss(weights, log),
                ranked.CalibrationError(weights),
            ];
        }

        var once = Figures(ranked.Once);
        var resampled = Resampled(rows).AsParallel().AsOrdered().Select(Figures).ToList();
        Figure[] all =
        [
            .. once.Select(
                (figure, i) =>
                    new Figure(
                        Finite(figure),
                        Finite(PeopleBootstrap.Quantile(resampled.Select(figures => figures[i]), Low)),
                        Finite(PeopleBootstrap.Quantile(resampled.Select(figures => figures[i]), High))
                    )
            ),
        ];
        return new(
            name,
            rows.Count,
            ranked.BaseRate(ranked.Once),
            all[0],
            all[1],
            all[2],
            all[3],
            all[4],
            all[5],
            all[6],
            all[7],
            all[8],
            all[9],
            all[10]
        );
    }

    /// <summary>How lists of the capacity treat groups.</summary>
    public Fairness Fairness(IReadOnlyList<double> scores, IReadOnlyList<Example> rows) =>
        new(scores, rows, capacity, [.. Resampled(rows)]);

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
