using System.Collections;

namespace Advocacy.Ml.Learning;

/// <summary>Rows to learn from as a design sees them, made when they are asked for: no second copy of all features is kept.</summary>
/// <param name="design">What a model sees.</param>
/// <param name="examples">The rows.</param>
/// <param name="weights">How much each counts.</param>
internal sealed class ModelRows(Design design, IReadOnlyList<Example> examples, double[] weights) : IReadOnlyList<ModelRow>
{
    /// <inheritdoc/>
    public int Count => examples.Count;

    /// <inheritdoc/>
    public ModelRow this[int index] =>
        new()
        {
            Features = design.Row(examples[index].Features),
            Label = examples[index].Converts,
            Weight = (float)weights[index],
        };

    /// <inheritdoc/>
    public IEnumerator<ModelRow> GetEnumerator() => Enumerable.Range(0, Count).Select(i => this[i]).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
