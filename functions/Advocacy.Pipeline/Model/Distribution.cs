namespace Advocacy.Pipeline.Model;

/// <summary>How a feature, or the score, was distributed in training: what drift is measured from.</summary>
/// <param name="Name">The feature, or "score".</param>
/// <param name="Edges">Upper edges of the bins but the last, ascending; missing is a bin of its own behind them.</param>
/// <param name="Shares">Share of the rows in each bin, missing last; they add up to 1.</param>
public sealed record Distribution(string Name, IReadOnlyList<float> Edges, IReadOnlyList<double> Shares)
{
    /// <summary>The name of the score among the features.</summary>
    public const string Score = "score";

    private const int Bins = 10;
    private const double Least = 1e-4;

    /// <summary>The distribution of values; NaN is missing.</summary>
    public static Distribution Of(string name, IReadOnlyCollection<float> values)
    {
        float[] known = [.. values.Where(value => !float.IsNaN(value)).Order()];
        float[] edges =
        [
            .. Enumerable
                .Range(1, Bins - 1)
                .Where(_ => known.Length > 0)
                .Select(i => known[(int)((long)i * known.Length / Bins)])
                .Distinct(),
        ];
        var empty = new Distribution(name, edges, []);
        var counts = new long[edges.Length + 2];
        foreach (var value in values)
        {
            counts[empty.BinOf(value)]++;
        }

        return empty with
        {
            Shares = [.. counts.Select(count => (double)count / Math.Max(1, values.Count))],
        };
    }

    /// <summary>The bin of a value.</summary>
    public int BinOf(float value)
    {
        if (float.IsNaN(value))
        {
            return Edges.Count + 1;
        }

        var bin = 0;
        while (bin < Edges.Count && value > Edges[bin])
        {
            bin++;
        }

        return bin;
    }

    /// <summary>Population stability index Σ (p − q)·ln(p / q) of counts by bin against this, at least 0; shares are kept 0.01 % from 0.
    /// By rule of thumb .1 is a little and .25 a lot.</summary>
    public double StabilityIndex(IReadOnlyList<long> counts)
    {
        var all = Math.Max(1, counts.Sum());
        return Shares
            .Zip(
                counts,
                (expected, count) =>
                {
                    var (p, q) = (Math.Max(Least, (double)count / all), Math.Max(Least, expected));
                    return (p - q) * Math.Log(p / q);
                }
            )
            .Sum();
    }
}

/// <summary>How far a feature, or the score, is from what it was in training.</summary>
/// <param name="Name">The feature, or "score".</param>
/// <param name="StabilityIndex">Population stability index, at least 0.</param>
public sealed record Drift(string Name, double StabilityIndex);
