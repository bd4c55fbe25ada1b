using Advocacy.Ml.Features;

namespace Advocacy.Ml.Learning;

/// <summary>What a model sees of a row: every feature with missing ones filled, and behind them for each whether it was missing. So missing
/// stays distinct from any value, in a linear model as in trees.</summary>
/// <param name="Fills">What a missing feature is filled with: the mean of the training rows, or for a recency their largest.</param>
internal sealed record Design(float[] Fills)
{
    /// <summary>Columns for a number of features.</summary>
    public static int Columns(int features) => 2 * features;

    /// <summary>Learns what to fill in from training rows alone.</summary>
    public static Design Of(IReadOnlyList<Example> train) => Of([.. train.Select(example => example.Features)]);

    /// <summary>The same from scaled rows.</summary>
    public static Design Of(IReadOnlyList<float[]> train)
    {
        var fills = new float[FeatureCatalog.All.Count];
        for (var i = 0; i < fills.Length; i++)
        {
            var known = train.Select(features => features[i]).Where(value => !float.IsNaN(value));
            fills[i] =
                FeatureCatalog.All[i].Scale == FeatureScale.Recency ? known.DefaultIfEmpty(0).Max() : known.DefaultIfEmpty(0).Average();
        }

        return new(fills);
    }

    /// <summary>The columns of a scaled row.</summary>
    public float[] Row(float[] features)
    {
        var row = new float[Columns(features.Length)];
        for (var i = 0; i < features.Length; i++)
        {
            var isMissing = float.IsNaN(features[i]);
            row[i] = isMissing ? Fills[i] : features[i];
            row[features.Length + i] = isMissing ? 1 : 0;
        }

        return row;
    }

    /// <summary>What columns say, by feature: a value and its being missing are one thing.</summary>
    public static double[] ByFeature(double[] columns)
    {
        var features = columns.Length / 2;
        return [.. Enumerable.Range(0, features).Select(i => columns[i] + columns[features + i])];
    }
}
