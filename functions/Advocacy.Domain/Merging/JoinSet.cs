using System.Collections;

namespace Advocacy.Domain.Merging;

/// <summary>A finite sorted set that only grows: its join is the union. Immutable, with structural equality.</summary>
/// <typeparam name="T">Elements; strings are ordered ordinally.</typeparam>
public sealed class JoinSet<T> : IJoin<JoinSet<T>>, IEquatable<JoinSet<T>>, IReadOnlyList<T>
    where T : notnull, IEquatable<T>
{
    private static readonly IComparer<T> Order = TextOrder.OfKeys<T>();
    private readonly T[] _items;

    private JoinSet(T[] items) => _items = items;

    /// <summary>The set without elements: joining it changes nothing.</summary>
    public static JoinSet<T> Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <summary>The element at a position in order.</summary>
    public T this[int index] => _items[index];

    /// <summary>A set of elements in any order, each kept once.</summary>
    public static JoinSet<T> From(IEnumerable<T> items)
    {
        var sorted = items.Distinct().ToArray();
        if (sorted.Length == 0)
        {
            return Empty;
        }

        Array.Sort(sorted, Order);
        return new(sorted);
    }

    /// <summary>Whether the set has an element.</summary>
    public bool Contains(T item) => Array.BinarySearch(_items, item, Order) >= 0;

    /// <inheritdoc/>
    public JoinSet<T> Join(JoinSet<T> other)
    {
        if (Count == 0)
        {
            return other;
        }

        return other.Count == 0 ? this : From(_items.Concat(other._items));
    }

    /// <inheritdoc/>
    public bool Equals(JoinSet<T>? other) => other is not null && _items.AsSpan().SequenceEqual(other._items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as JoinSet<T>);

    /// <inheritdoc/>
    public override int GetHashCode() => _items.Length == 0 ? 0 : HashCode.Combine(_items.Length, _items[0], _items[^1]);

    /// <inheritdoc/>
    public override string ToString() => $"{{{string.Join(", ", _items)}}}";

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => _items.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
