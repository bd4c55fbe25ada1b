using System.Globalization;

namespace Advocacy.Ml.Learning;

/// <summary>How a model is to be fitted.</summary>
/// <param name="Kind">The kind of model.</param>
/// <param name="Features">What it looks at.</param>
/// <param name="L2">L2 regularisation of the linear part, as a share of the rows.</param>
/// <param name="Trees">Its trees, where there are any.</param>
/// <param name="HalfLifeWeeks">Weeks after which a row counts half, or null where all count the same: people change their ways.</param>
internal sealed record Recipe(string Kind, FeatureSet Features, double L2, TreeShape? Trees, int? HalfLifeWeeks)
{
    // Nothing to shrink but what separates the rows wholly.
    private const double L2OfOne = 0.0001;

    /// <summary>What is taken where history is too short to choose.</summary>
    public static Recipe Default { get; } = Linear(FeatureSet.All, 0.03);

    /// <summary>A logistic regression.</summary>
    public static Recipe Linear(FeatureSet features, double l2) => new(LogisticRegression.Name, features, l2, null, null);

    /// <summary>A ranking by one feature.</summary>
    public static Recipe Alone(string feature) => Linear(FeatureSet.Alone(feature), L2OfOne);

    /// <summary>The same with trees instead.</summary>
    public Recipe WithTrees(TreeShape trees) => new(trees.Kind, Features, 0, trees, HalfLifeWeeks);

    /// <summary>The same blended with trees.</summary>
    public Recipe BlendedWith(TreeShape trees) => this with { Kind = Blend.Name, Trees = trees };

    /// <summary>In words, for the card.</summary>
    public override string ToString()
    {
        // Each by itself: an interpolation within another follows the machine's culture, whatever the outer one is told.
        var shrinkage = L2 > 0 ? string.Create(CultureInfo.InvariantCulture, $", L2 = {L2} of the rows") : "";
        var of = Trees?.Kind == Kind ? "" : $"{Trees?.Kind} of ";
        var trees = Trees is { } shape
            ? string.Create(CultureInfo.InvariantCulture, $", {of}{shape.Trees} trees with {shape.Leaves} leaves")
            : "";
        var weights = HalfLifeWeeks is { } weeks
            ? string.Create(CultureInfo.InvariantCulture, $"rows count half after {weeks} weeks")
            : "all rows alike";
        return $"{Kind} on {Features.Name}{shrinkage}{trees}, {weights}";
    }
}
