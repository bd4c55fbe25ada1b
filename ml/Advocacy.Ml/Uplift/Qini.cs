namespace Advocacy.Ml.Uplift;

/// <summary>How well scores rank by what a treatment changes. The Qini curve at the first rows is the treated who convert less the held
/// out who do, these as many as if there were as many of them; equal scores are taken together. Radcliffe 2007; the coefficient as
/// scikit-uplift's qini_auc_score has it: area over the random line, as a share of the perfect curve's (which knows negative
/// effects).</summary>
internal static class Qini
{
    /// <summary>The curve: rows taken and value, from (0, 0) on.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="treated">Who was treated.</param>
    /// <param name="converts">Who converts.</param>
    /// <param name="weights">How often each row counts; null is once.</param>
    public static IReadOnlyList<(double Rows, double Value)> Curve(
        IReadOnlyList<double> scores,
        IReadOnlyList<bool> treated,
        IReadOnlyList<bool> converts,
        IReadOnlyList<double>? weights = null
    ) => Points(scores, treated, converts, weights, (t, c, yt, yc) => yt - (c == 0 ? 0 : yc * t / c));

    /// <summary>The uplift curve: at the first rows the difference of the two shares that convert, times the rows.</summary>
    public static IReadOnlyList<(double Rows, double Value)> UpliftCurve(
        IReadOnlyList<double> scores,
        IReadOnlyList<bool> treated,
        IReadOnlyList<bool> converts
    ) => Points(scores, treated, converts, null, (t, c, yt, yc) => ((t == 0 ? 0 : yt / t) - (c == 0 ? 0 : yc / c)) * (t + c));

    /// <summary>The coefficient; 0 is chance, 1 perfect, NaN where it is undefined.</summary>
    public static double Coefficient(
        IReadOnlyList<double> scores,
        IReadOnlyList<bool> treated,
        IReadOnlyList<bool> converts,
        IReadOnlyList<double>? weights = null
    )
    {
        var actual = Curve(scores, treated, converts, weights);
        var perfect = Curve(
            [
                .. treated.Zip(
                    converts,
                    (isTreated, happened) =>
                        !happened ? 0.0
                        : isTreated ? 1
                        : -1
                ),
            ],
            treated,
            converts,
            weights
        );
        var random = perfect[^1].Rows * perfect[^1].Value / 2;
        return (Area(actual) - random) / (Area(perfect) - random);
    }

    /// <summary>The value of a curve at a share of its rows, between its points on a straight line, per 100 of all rows.</summary>
    public static double PercentAt(IReadOnlyList<(double Rows, double Value)> curve, double share)
    {
        var all = curve[^1].Rows;
        var after = 1;
        while (after < curve.Count - 1 && curve[after].Rows < share * all)
        {
            after++;
        }

        var (a, b) = (curve[after - 1], curve[after]);
        var part = b.Rows == a.Rows ? 1 : Math.Clamp(((share * all) - a.Rows) / (b.Rows - a.Rows), 0, 1);
        return 100 * (a.Value + (part * (b.Value - a.Value))) / all;
    }

    private static double Area(IReadOnlyList<(double Rows, double Value)> curve) =>
        curve.Zip(curve.Skip(1), (a, b) => (b.Rows - a.Rows) * (a.Value + b.Value) / 2).Sum();

    private static List<(double Rows, double Value)> Points(
        IReadOnlyList<double> scores,
        IReadOnlyList<bool> treated,
        IReadOnlyList<bool> converts,
        IReadOnlyList<double>? weights,
        Func<double, double, double, double, double> value
    )
    {
        double t = 0,
            c = 0,
            yt = 0,
            yc = 0;
        var points = new List<(double, double)> { (0, 0) };
        int[] order = [.. Enumerable.Range(0, scores.Count).OrderByDescending(i => scores[i])];
        for (var k = 0; k < order.Length; k++)
        {
            var i = order[k];
            var weight = weights?[i] ?? 1;
            (t, c) = treated[i] ? (t + weight, c) : (t, c + weight);
            (yt, yc) =
                !converts[i] ? (yt, yc)
                : treated[i] ? (yt + weight, yc)
                : (yt, yc + weight);
            if (k + 1 == order.Length || scores[order[k + 1]] != scores[i])
            {
                points.Add((t + c, value(t, c, yt, yc)));
            }
        }

        return points;
    }
}
