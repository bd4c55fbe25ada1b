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
