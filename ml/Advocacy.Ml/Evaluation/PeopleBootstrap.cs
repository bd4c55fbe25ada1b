using MathNet.Numerics.Random;

namespace Advocacy.Ml.Evaluation;

/// <summary>The bootstrap over people: the rows of one person are not independent, so people are drawn and not rows.</summary>
internal static class PeopleBootstrap
{
    /// <summary>How often each person is drawn, for a number of draws of as many people as there are.</summary>
    /// <param name="people">People, numbered from 0; those who are in no row may be among them.</param>
    /// <param name="present">Those who are.</param>
    /// <param name="draws">Draws.</param>
    /// <param name="seed">The seed.</param>
    public static IEnumerable<double[]> Draw(int people, IReadOnlyList<int> present, int draws, int seed)
    {
        var random = new Xoshiro256StarStar(seed, threadSafe: false);
        for (var draw = 0; draw < draws; draw++)
        {
            var weights = new double[people];
            for (var i = 0; i < present.Count; i++)
            {
                weights[present[random.Next(present.Count)]]++;
            }

            yield return weights;
        }
    }

    /// <summary>The value at a share of sorted values, by the nearest rank; NaN where there is none. Values that are NaN are left
    /// out.</summary>
    public static double Quantile(IEnumerable<double> values, double share)
    {
        var sorted = values.Where(double.IsFinite).Order().ToList();
        return sorted.Count == 0 ? double.NaN : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];
    }
}
