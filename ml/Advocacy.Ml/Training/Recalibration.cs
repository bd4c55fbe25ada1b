using System.Globalization;
using Advocacy.Ml.Evaluation;
using Advocacy.Ml.Learning;

namespace Advocacy.Ml.Training;

/// <summary>Learns from every label known at an instant what scores mean then, those too that are known early. All count the same, unless
/// old ones counting less would have told the later ones better in 95 of 100 resamplings of the people: the share that converts
/// moves.</summary>
/// <param name="fitting">Fits.</param>
/// <param name="cutoffs">The cut-offs, ascending.</param>
/// <param name="horizonWeeks">Weeks after a cut-off when its labels are known.</param>
/// <param name="seed">Seed of the resampling.</param>
internal sealed class Recalibration(Fitting fitting, IReadOnlyList<DateTimeOffset> cutoffs, int horizonWeeks, int seed)
{
    private const int FewestOfEach = 10;
    private const int Draws = 200;
    private readonly KnownLabels _known = new(cutoffs, horizonWeeks);
    private readonly int?[] _halfLives = [null, 2 * horizonWeeks, horizonWeeks];

    // By cut-off, what each half-life would have lost there by what was known before.
    private readonly Dictionary<int, double[][]> _losses = [];

    /// <summary>Adds scores of rows that the model had not learned from.</summary>
    public void Add(IEnumerable<Example> rows, IEnumerable<double> scores) => _known.Add(rows, scores);

    /// <summary>What scores mean at an instant.</summary>
    public Calibration At(DateTimeOffset at) => Fit(HalfLifeAt(at), at) ?? Calibration.OfLogOdds(fitting.Context());

    private int? HalfLifeAt(DateTimeOffset at)
    {
        var gains = new Dictionary<int, double[]>();
        foreach (var cutoff in _known.OverAt(at))
        {
            foreach (var (row, losses) in _known.Of(cutoff).Zip(LossesOf(cutoff)))
            {
                var sums = gains.TryGetValue(row.Row.Person, out var of) ? of : gains[row.Row.Person] = new double[_halfLives.Length];
                for (var i = 0; i < sums.Length; i++)
                {
                    sums[i] -= losses[i];
                }
            }
        }

        if (gains.Count == 0)
        {
            return null;
        }

        int[] people = [.. gains.Keys.Order()];
        var draws = PeopleBootstrap.Draw(people[^1] + 1, people, Draws, seed).ToList();
        return _halfLives[
            Enumerable
                .Range(0, _halfLives.Length)
                .Aggregate((best, next) => Gain(draws, people, person => gains[person][next] - gains[person][best]) > 0 ? next : best)
        ];
    }

    private static double Gain(IReadOnlyList<double[]> draws, int[] people, Func<int, double> of) =>
        PeopleBootstrap.Quantile(draws.Select(weights => people.Sum(person => weights[person] * of(person))), 0.05);

    /// <summary>For each row of a cut-off what each half-life loses; none where too little was known before it.</summary>
    private double[][] LossesOf(int cutoff)
    {
        if (_losses.TryGetValue(cutoff, out var losses))
        {
            return losses;
        }

        var rows = _known.Of(cutoff);
        var probabilities = _halfLives
            .Select(weeks => Fit(weeks, cutoffs[cutoff])?.Probabilities(rows.Select(row => row.Score)).ToList())
            .OfType<List<double>>()
            .ToList();
        return _losses[cutoff] =
            probabilities.Count < _halfLives.Length
                ? []
                : [.. rows.Select((row, i) => probabilities.Select(of => Losses.Log(of[i], row.Row.Converts)).ToArray())];
    }

    private Calibration? Fit(int? halfLifeWeeks, DateTimeOffset at)
    {
        var rows = _known.At(at, halfLifeWeeks);
        var positives = rows.Count(row => row.Converts);
        var ages = halfLifeWeeks is { } weeks ? string.Create(CultureInfo.InvariantCulture, $", half after {weeks} weeks") : "";
        return positives < FewestOfEach || rows.Count - positives < FewestOfEach
            ? null
            : Calibration.Fit(fitting.Context(), $"Platt over all labels known{ages}", rows);
    }
}
