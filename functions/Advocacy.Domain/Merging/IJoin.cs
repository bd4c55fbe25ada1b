namespace Advocacy.Domain.Merging;

/// <summary>A state that merges with another of its kind. <see cref="Join"/> is commutative, associative and idempotent,
/// so that states met in any order, repetition or grouping end in the same one (a join semilattice).</summary>
/// <typeparam name="T">The state itself.</typeparam>
public interface IJoin<T>
    where T : IJoin<T>
{
    /// <summary>The least state that says all that both say.</summary>
    T Join(T other);
}

/// <summary>A count of which the largest seen is kept.</summary>
/// <param name="Value">The count, at least 0.</param>
public readonly record struct Largest(long Value) : IJoin<Largest>
{
    /// <inheritdoc/>
    public Largest Join(Largest other) => new(Math.Max(Value, other.Value));
}

/// <summary>A value of which the greatest <see cref="Revision"/> wins, whatever the order in which they arrive.</summary>
/// <typeparam name="T">The value.</typeparam>
/// <param name="Revision">Orders the values; equal revisions hold equal values.</param>
/// <param name="Value">The value said by that revision.</param>
public sealed record Latest<T>(Revision Revision, T Value) : IJoin<Latest<T>>
    where T : notnull
{
    /// <inheritdoc/>
    public Latest<T> Join(Latest<T> other) => other.Revision.CompareTo(Revision) > 0 ? other : this;
}

/// <summary>Orders what was said of one thing: the later record wins, and of two at the same instant the greater fingerprint,
/// so that ties end alike everywhere.</summary>
/// <param name="RecordedAt">When the source recorded it, UTC.</param>
/// <param name="Fingerprint">Hash of the content (<see cref="Merging.Fingerprint"/>).</param>
public readonly record struct Revision(DateTimeOffset RecordedAt, long Fingerprint) : IComparable<Revision>
{
    /// <inheritdoc/>
    public int CompareTo(Revision other)
    {
        var byTime = RecordedAt.CompareTo(other.RecordedAt);
        return byTime != 0 ? byTime : Fingerprint.CompareTo(other.Fingerprint);
    }
}
