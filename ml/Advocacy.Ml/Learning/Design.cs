using Advocacy.Ml.Features;

namespace Advocacy.Ml.Learning;

/// <summary>What a model sees of a row: every feature with missing ones filled, and behind them for each whether it was missing. So missing
/// stays distinct from any value, in a linear model as in trees.</summary>
/// <param name="Fills">What a missing feature is filled with: the mean of the training rows, or for a recency their largest.</param>
/// <param name="Uses">The features that it looks at.</param>
internal sealed record Design(float[] Fills, int[] Uses)
{
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

        return new(fills, [.. Enumerable.Range(0, fills.Length)]);
    }

    /// <summary>The same, with an eye for some features only.</summary>
    public Design For(FeatureSet features) => this with { Uses = [.. features.Features] };

    /// <summary>The columns of a scaled row.</summary>
    public float[] Row(float[] features)
    {
        var row = new float[2 * Uses.Length];
        for (var i = 0; i < Uses.Length; i++)
        {
            var value = features[Uses[i]];
            var isMissing = float.IsNaN(value);
            row[i] = isMissing ? Fills[Uses[i]] : value;
            row[Uses.Length + i] = isMissing ? 1 : 0;
        }

        return row;
    }

    /// <summary>What columns say, by feature: a value and its being missing are one thing.</summary>
    public double[] ByFeature(double[] columns)
    {
        var features = new double[Fills.Length];
        for (var i = 0; i < Uses.Length; i++)
        {
            features[Uses[i]] = columns[i] + columns[Uses.Length + i];
        }

        return features;
    }
}
