namespace Advocacy.Ml.Learning;

/// <summary>A recipe fitted: what it sees of a row, and how it scores.</summary>
/// <param name="Design">What it sees.</param>
/// <param name="Ranker">How it scores.</param>
internal sealed record Fit(Design Design, IRanker Ranker)
{
    /// <summary>The scores of scaled rows, one at a time in their order.</summary>
    public IEnumerable<double> Score(IEnumerable<float[]> features) => Ranker.Score(features.Select(Design.Row));

    /// <summary>What each feature adds to the score of a scaled row, against the average training row.</summary>
    public double[] Contributions(float[] features) => Design.ByFeature(Ranker.Contributions(Design.Row(features)));
}
