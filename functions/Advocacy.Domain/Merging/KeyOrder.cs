namespace Advocacy.Domain.Merging;

/// <summary>The one order of keys: ordinal for strings, as the stores sort them, and the type's own for all else.</summary>
internal static class KeyOrder
{
    internal static IComparer<T> Of<T>() =>
        typeof(T) == typeof(string) ? (IComparer<T>)(object)StringComparer.Ordinal : Comparer<T>.Default;
}
