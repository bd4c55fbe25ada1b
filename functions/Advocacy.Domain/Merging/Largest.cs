namespace Advocacy.Domain.Merging;

/// <summary>A count of which the largest seen is kept.</summary>
/// <param name="Value">The count, at least 0.</param>
public readonly record struct Largest(long Value) : IJoin<Largest>
{
    /// <inheritdoc/>
    public Largest Join(Largest other) => new(Math.Max(Value, other.Value));
}
