using System.Globalization;

namespace Advocacy.Ml.Learning;

/// <summary>How a model is to be fitted.</summary>
/// <param name="Kind">The kind of model.</param>
/// <param name="L2">L2 regularisation of the linear part, as a share of the rows.</param>
/// <param name="TreesKind">The kind of trees, where there are any.</param>
/// <param name="Leaves">Most leaves of a tree.</param>
/// <param name="HalfLifeWeeks">Weeks after which a row counts half, or null where all count the same: people change their ways.</param>
internal sealed record Recipe(string Kind, double L2, string? TreesKind, int Leaves, int? HalfLifeWeeks)
{
    /// <summary>What is taken where history is too short to choose.</summary>
    public static Recipe Default { get; } = Linear(0.03, null);

    /// <summary>A logistic regression.</summary>
    public static Recipe Linear(double l2, int? halfLifeWeeks) => new(LogisticRegression.Name, l2, null, 0, halfLifeWeeks);

    /// <summary>In words, for the card.</summary>
    public override string ToString()
    {
        // Each by itself: an interpolation within another follows the machine's culture, whatever the outer one is told.
        var shrinkage = L2 > 0 ? string.Create(CultureInfo.InvariantCulture, $", L2 = {L2} of the rows") : "";
        var trees = TreesKind is null ? "" : string.Create(CultureInfo.InvariantCulture, $", {TreesKind} with {Leaves} leaves");
        var weights = HalfLifeWeeks is null
            ? "all rows alike"
            : string.Create(CultureInfo.InvariantCulture, $"rows count half after {HalfLifeWeeks} weeks");
        return $"{Kind}{shrinkage}{trees}, {weights}";
    }
}
