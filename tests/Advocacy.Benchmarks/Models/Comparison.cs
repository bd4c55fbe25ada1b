using System.Globalization;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;
using Spectre.Console;

namespace Advocacy.Benchmarks.Models;

/// <summary>Figures of worlds, beside those of another version on the same rows: differences with 95 % intervals, by a bootstrap over
/// people within a real log, over companies for the simulated ones.</summary>
/// <param name="folder">Predictions.</param>
/// <param name="against">Predictions of the other version, or null.</param>
internal sealed class Comparison(string folder, string? against)
{
    private const int Capacity = 25;
    private const int Draws = 400;
    private static readonly (string Name, Func<RankedRows, double[], double> Of)[] Figures =
    [
        ("average precision", (rows, weights) => rows.AveragePrecision(weights)),
        ("ROC AUC", (rows, weights) => rows.RocAuc(weights)),
        ("precision of 25", (rows, weights) => rows.PrecisionAtCapacity(weights, Capacity)),
        ("Brier", (rows, weights) => rows.MeanLoss(weights, rows.LossesOf(Losses.Brier))),
        ("calibration error", (rows, weights) => rows.CalibrationError(weights)),
    ];

    private readonly Table _table = new Table()
        .Border(TableBorder.Markdown)
        .AddColumns(["world", .. Figures.Select(figure => figure.Name)]);
    private readonly List<(double[] Ours, double[]? Theirs)> _companies = [];

    /// <summary>Adds a world whose predictions are written.</summary>
    public void Add(string world)
    {
        var ours = Prediction.Read(folder, world)!;
        var theirs = against is null ? null : Prediction.Read(against, world);
        var (a, b) = (Prediction.Ranked(ours), theirs is null ? null : Prediction.Ranked(theirs));
        double[] OnceOf(RankedRows rows) => [.. Figures.Select(figure => figure.Of(rows, rows.Once))];
        if (world.StartsWith("company", StringComparison.Ordinal))
        {
            _companies.Add((OnceOf(a), b is null ? null : OnceOf(b)));
            return;
        }

        var present = ours.Select(row => row.Person).Distinct().Order().ToList();
        var draws = b is null ? [] : PeopleBootstrap.Draw(present[^1] + 1, present, Draws, 1).ToList();
        _table.AddRow([
            world,
            .. Figures.Select(figure =>
            {
                var value = figure.Of(a, a.Once);
                if (b is null)
                {
                    return Cell(value, null, 0, 0);
                }

                var gains = draws.AsParallel().Select(weights => figure.Of(a, weights) - figure.Of(b, weights)).ToList();
                return Cell(
                    value,
                    value - figure.Of(b, b.Once),
                    PeopleBootstrap.Quantile(gains, 0.025),
                    PeopleBootstrap.Quantile(gains, 0.975)
                );
            }),
        ]);
    }

    /// <summary>Shows the table.</summary>
    public void Show(IAnsiConsole console)
    {
        if (_companies.Count > 0)
        {
            _table.AddRow([
                string.Create(CultureInfo.InvariantCulture, $"{_companies.Count} simulated companies, mean"),
                .. Figures.Select((_, i) => Pooled(i)),
            ]);
        }

        console.Write(_table);
    }

    private string Pooled(int i)
    {
        var mean = _companies.Average(company => company.Ours[i]);
        List<double> gains =
        [
            .. _companies.Where(company => company.Theirs is not null).Select(company => company.Ours[i] - company.Theirs![i]),
        ];
        if (gains.Count < 2)
        {
            return Cell(mean, null, 0, 0);
        }

        var half = StudentT.InvCDF(0, 1, gains.Count - 1, 0.975) * ArrayStatistics.StandardDeviation([.. gains]) / Math.Sqrt(gains.Count);
        return Cell(mean, gains.Average(), gains.Average() - half, gains.Average() + half);
    }

    private static string Cell(double value, double? gain, double low, double high) =>
        gain is null
            ? value.ToString("0.0000", CultureInfo.InvariantCulture)
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{value:0.0000} ({gain:+0.0000;-0.0000}, {low:+0.0000;-0.0000} to {high:+0.0000;-0.0000})"
            );
}
