using System.Collections;

namespace Advocacy.Domain.Merging;

/// <summary>A finite map, sorted by key, that joins key by key. Immutable, with structural equality.</summary>
/// <typeparam name="TKey">Keys; strings are ordered ordinally.</typeparam>
/// <typeparam name="TValue">Values, joined where both maps have the key.</typeparam>
public sealed class JoinMap<TKey, TValue>
    : IJoin<JoinMap<TKey, TValue>>,
        IEquatable<JoinMap<TKey, TValue>>,
        IReadOnlyList<KeyValuePair<TKey, TValue>>
    where TKey : notnull, IEquatable<TKey>
    where TValue : IJoin<TValue>, IEquatable<TValue>
{
    private static readonly IComparer<TKey> Order = TextOrder.OfKeys<TKey>();
    private readonly KeyValuePair<TKey, TValue>[] _pairs;

    private JoinMap(KeyValuePair<TKey, TValue>[] pairs) => _pairs = pairs;

    /// <summary>The map without keys: joining it changes nothing.</summary>
    public static JoinMap<TKey, TValue> Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _pairs.Length;

    /// <summary>The pair at a position in key order.</summary>
    public KeyValuePair<TKey, TValue> this[int index] => _pairs[index];

    /// <summary>The values in key order.</summary>
    public IEnumerable<TValue> Values => _pairs.Select(pair => pair.Value);

    /// <summary>A map of one pair.</summary>
    public static JoinMap<TKey, TValue> Of(TKey key, TValue value) => new([new(key, value)]);

    /// <summary>A map of pairs in any order; values of one key are joined.</summary>
    public static JoinMap<TKey, TValue> From(IEnumerable<KeyValuePair<TKey, TValue>> pairs)
    {
        var sorted = pairs.ToArray();
        if (sorted.Length == 0)
        {
            return Empty;
        }

        if (IsSorted(sorted))
        {
            return new(sorted);
        }

        Array.Sort(sorted, (a, b) => Order.Compare(a.Key, b.Key));
        var last = 0;
        for (var i = 1; i < sorted.Length; i++)
        {
            if (Order.Compare(sorted[last].Key, sorted[i].Key) == 0)
            {
                sorted[last] = new(sorted[last].Key, sorted[last].Value.Join(sorted[i].Value));
            }
            else
            {
                sorted[++last] = sorted[i];
            }
        }

        return new(last + 1 == sorted.Length ? sorted : sorted[..(last + 1)]);
    }

    /// <summary>The value of a key.</summary>
    /// <returns>Whether the map has the key.</returns>
    public bool TryGet(TKey key, out TValue value)
    {
        var at = Array.BinarySearch(_pairs, new KeyValuePair<TKey, TValue>(key, default!), PairOrder.Instance);
        value = at >= 0 ? _pairs[at].Value : default!;
        return at >= 0;
    }

    /// <inheritdoc/>
    public JoinMap<TKey, TValue> Join(JoinMap<TKey, TValue> other)
    {
        if (Count == 0 || ReferenceEquals(this, other))
        {
            return other;
        }

        return other.Count == 0 ? this : new(Merge(_pairs, other._pairs));
    }

    /// <inheritdoc/>
    public bool Equals(JoinMap<TKey, TValue>? other) => other is not null && _pairs.AsSpan().SequenceEqual(other._pairs);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as JoinMap<TKey, TValue>);

    /// <inheritdoc/>
    public override int GetHashCode() => _pairs.Length == 0 ? 0 : HashCode.Combine(_pairs.Length, _pairs[0].Key, _pairs[^1].Key);

    /// <inheritdoc/>
    public override string ToString() => $"{{{string.Join(", ", _pairs)}}}";

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator() => _pairs.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether keys ascend and none stands twice: stores read them that way, and sorting is saved.</summary>
    private static bool IsSorted(KeyValuePair<TKey, TValue>[] pairs)
    {
        for (var i = 1; i < pairs.Length; i++)
        {
            if (Order.Compare(pairs[i - 1].Key, pairs[i].Key) >= 0)
            {
                return false;
            }
        }

        return true;
    }

    private static KeyValuePair<TKey, TValue>[] Merge(KeyValuePair<TKey, TValue>[] a, KeyValuePair<TKey, TValue>[] b)
    {
        var merged = new List<KeyValuePair<TKey, TValue>>(a.Length + b.Length);
        int i = 0,
            j = 0;
        while (i < a.Length && j < b.Length)
        {
            switch (Order.Compare(a[i].Key, b[j].Key))
            {
                case < 0:
                    merged.Add(a[i++]);
                    break;
                case > 0:
                    merged.Add(b[j++]);
                    break;
                default:
                    merged.Add(new(a[i].Key, a[i++].Value.Join(b[j++].Value)));
                    break;
            }
        }

        merged.AddRange(a.AsSpan(i));
        merged.AddRange(b.AsSpan(j));
        return [.. merged];
    }

    private sealed class PairOrder : IComparer<KeyValuePair<TKey, TValue>>
    {
        public static PairOrder Instance { get; } = new();

        public int Compare(KeyValuePair<TKey, TValue> x, KeyValuePair<TKey, TValue> y) => Order.Compare(x.Key, y.Key);
    }
}
