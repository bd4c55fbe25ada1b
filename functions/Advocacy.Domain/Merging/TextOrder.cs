namespace Advocacy.Domain.Merging;

/// <summary>The one order of texts: by code point, which is how UTF-8 bytes sort and so how the stores do. It differs from the
/// ordinal order of .NET only where characters beyond U+FFFF meet those from U+E000 on.</summary>
public sealed class TextOrder : IComparer<string?>
{
    private TextOrder() { }

    /// <summary>The order.</summary>
    public static TextOrder Instance { get; } = new();

    /// <summary>Null before everything, else by code point.</summary>
    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        var same = x.AsSpan().CommonPrefixLength(y);
        return same == x.Length || same == y.Length ? x.Length.CompareTo(y.Length) : Rank(x[same]).CompareTo(Rank(y[same]));
    }

    /// <summary>The order of keys: this one for texts, the type's own for all else.</summary>
    internal static IComparer<T> OfKeys<T>() => typeof(T) == typeof(string) ? (IComparer<T>)(object)Instance : Comparer<T>.Default;

    private static int Rank(char unit) => char.IsSurrogate(unit) ? unit + char.MaxValue : unit;
}
