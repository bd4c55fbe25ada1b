using Advocacy.Ml.Learning;

namespace Advocacy.Ml.Training;

/// <summary>Scores of rows that a model had not learned from, and what is known at an instant of how they ended. Of a cut-off whose horizon
/// is not over, those who converted so far are known: they stand for those who will too, by how many of all have by then in cut-offs
/// that are over.</summary>
/// <param name="cutoffs">The cut-offs, ascending.</param>
/// <param name="horizonWeeks">Weeks after a cut-off when its horizon is over.</param>
internal sealed class KnownLabels(IReadOnlyList<DateTimeOffset> cutoffs, int horizonWeeks)
{
    private const int DaysAWeek = 7;
    private const int FewestPositives = 10;
    private readonly SortedDictionary<int, List<(Example Row, double Score)>> _rows = [];

    /// <summary>Adds scores of rows.</summary>
    public void Add(IEnumerable<Example> rows, IEnumerable<double> scores)
    {
        foreach (var (row, score) in rows.Zip(scores))
        {
            if (!_rows.TryGetValue(row.Cutoff, out var of))
            {
                _rows[row.Cutoff] = of = [];
            }

            of.Add((row, score));
        }
    }

    /// <summary>The cut-offs whose horizon is over at an instant.</summary>
    public IEnumerable<int> OverAt(DateTimeOffset at) => _rows.Keys.Where(cutoff => WeeksSince(cutoff, at) >= horizonWeeks);

    /// <summary>The rows of a cut-off.</summary>
    public IReadOnlyList<(Example Row, double Score)> Of(int cutoff) => _rows[cutoff];

    /// <summary>What calibration learns from at an instant.</summary>
    /// <param name="at">The instant.</param>
    /// <param name="halfLifeWeeks">Weeks after which a label counts half; null where all count the same.</param>
    public List<(double Score, bool Converts, double Weight)> At(DateTimeOffset at, int? halfLifeWeeks)
    {
        double WeightOf(int cutoff) => halfLifeWeeks is { } weeks ? Math.Pow(0.5, WeeksSince(cutoff, at) / weeks) : 1;
        var over = OverAt(at).ToList();
        var known = over.SelectMany(cutoff => _rows[cutoff].Select(row => (row.Score, row.Row.Converts, WeightOf(cutoff)))).ToList();
        int[] converted = [.. over.SelectMany(cutoff => _rows[cutoff]).Select(row => row.Row.WeeksToConvert).OfType<int>()];
        for (var weeks = 1; weeks < horizonWeeks && converted.Length >= FewestPositives; weeks++)
        {
            var share = (double)converted.Count(after => after <= weeks) / converted.Length;
            if (share > 0)
            {
                foreach (var cutoff in _rows.Keys.Where(cutoff => (int)WeeksSince(cutoff, at) == weeks))
                {
                    known.AddRange(Early(_rows[cutoff], weeks, share, WeightOf(cutoff)));
                }
            }
        }

        return known;
    }

    /// <summary>Rows so many weeks after their cut-off, by when a share of all who convert have.</summary>
    private static IEnumerable<(double, bool, double)> Early(List<(Example Row, double Score)> rows, int weeks, double share, double weight)
    {
        var converted = rows.Count(row => row.Row.WeeksToConvert <= weeks);
        var expected = Math.Min(rows.Count, converted / share);
        return rows.Select(row =>
            row.Row.WeeksToConvert <= weeks
                ? (row.Score, true, weight * expected / converted)
                : (row.Score, false, weight * (rows.Count - expected) / (rows.Count - converted))
        );
    }

    private double WeeksSince(int cutoff, DateTimeOffset at) => (at - cutoffs[cutoff]).TotalDays / DaysAWeek;
}
