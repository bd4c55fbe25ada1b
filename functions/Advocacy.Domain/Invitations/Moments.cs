namespace Advocacy.Domain.Invitations;

/// <summary>How numbers are distributed, by their sums.</summary>
/// <param name="Count">How many.</param>
/// <param name="Sum">Their sum.</param>
/// <param name="SumOfSquares">The sum of their squares.</param>
public readonly record struct Moments(int Count, double Sum, double SumOfSquares)
{
    /// <summary>Their mean; null of none.</summary>
    public double? Mean => Count == 0 ? null : Sum / Count;

    /// <summary>Their sample variance, at least 0; null of fewer than two.</summary>
    public double? Variance => Count < 2 ? null : Math.Max(0, (SumOfSquares - (Sum * Sum / Count)) / (Count - 1));

    /// <summary>With one number more.</summary>
    public Moments With(double value) => new(Count + 1, Sum + value, SumOfSquares + (value * value));

    /// <summary>Both together.</summary>
    public Moments Plus(Moments other) => new(Count + other.Count, Sum + other.Sum, SumOfSquares + other.SumOfSquares);
}
