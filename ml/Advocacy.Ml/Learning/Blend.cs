namespace Advocacy.Ml.Learning;

/// <summary>The mean of two rankers' scores, both of which are log-odds.</summary>
/// <param name="Linear">The one.</param>
/// <param name="Trees">The other.</param>
internal sealed record Blend(LogisticRegression Linear, BoostedTrees Trees) : IRanker
{
    public const string Name = "blend of logistic regression and trees";
    private const string File = "blend.json";

    /// <inheritdoc/>
    public string Kind => Name;

    /// <inheritdoc/>
    public double Base => (Linear.Base + Trees.Base) / 2;

    /// <summary>The model of an archive.</summary>
    public static Blend Load(Microsoft.ML.MLContext ml, ModelArchive archive) =>
        new(LogisticRegression.Load(ml, archive), BoostedTrees.Load(ml, archive.Get<string>(File), archive));

    /// <inheritdoc/>
    public IEnumerable<double> Score(IEnumerable<float[]> rows)
    {
        // Both read the rows; a part of everybody is little.
        var all = rows.ToList();
        return Linear.Score(all).Zip(Trees.Score(all), (linear, trees) => (linear + trees) / 2);
    }

    /// <inheritdoc/>
    public double[] Contributions(float[] row) =>
        [.. Linear.Contributions(row).Zip(Trees.Contributions(row), (linear, trees) => (linear + trees) / 2)];

    /// <inheritdoc/>
    public void Save(ModelArchive archive)
    {
        Linear.Save(archive);
        Trees.Save(archive);
        archive.Add(File, Trees.Kind);
    }
}
