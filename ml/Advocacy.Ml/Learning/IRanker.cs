namespace Advocacy.Ml.Learning;

/// <summary>A fitted model: it gives rows of a <see cref="Design"/> a score, the higher the likelier, and says what each column
/// added.</summary>
internal interface IRanker
{
    /// <summary>The kind of model, as the archive names it.</summary>
    string Kind { get; }

    /// <summary>The scores of rows, one at a time in their order, by Transform.</summary>
    IEnumerable<double> Score(IEnumerable<float[]> rows);

    /// <summary>What each column adds to the score of a row against the average training row: with <see cref="Base"/> they add up to
    /// it.</summary>
    double[] Contributions(float[] row);

    /// <summary>The score that contributions are counted from.</summary>
    double Base { get; }

    /// <summary>Writes the model into an archive.</summary>
    void Save(ModelArchive archive);
}
