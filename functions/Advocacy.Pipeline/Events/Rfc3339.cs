using System.Globalization;

namespace Advocacy.Pipeline.Events;

/// <summary>Instants and days as texts (RFC 3339).</summary>
internal static class Rfc3339
{
    private const int ShortestInstant = 20;
    private const int TickDigits = 7;

    private static readonly string[] InstantFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.fK",
        "yyyy-MM-dd'T'HH:mm:ss.ffK",
        "yyyy-MM-dd'T'HH:mm:ss.fffK",
        "yyyy-MM-dd'T'HH:mm:ss.ffffK",
        "yyyy-MM-dd'T'HH:mm:ss.fffffK",
        "yyyy-MM-dd'T'HH:mm:ss.ffffffK",
        "yyyy-MM-dd'T'HH:mm:ss.fffffffK",
    ];

    /// <summary>An instant of any spelling, to the microsecond, UTC; null where it is none.</summary>
    public static DateTimeOffset? Instant(string? text)
    {
        if (text is null || text.Length < ShortestInstant || !HasOffset(text))
        {
            return null;
        }

        // Eight formats tried one after the other are a third of what taking in a log costs.
        return PlainInstant.Read(text) ?? Formatted(text);
    }

    /// <summary>The same by .NET's formats alone.</summary>
    internal static DateTimeOffset? Formatted(string text) =>
        DateTimeOffset.TryParseExact(
            Trim(text.ToUpperInvariant()),
            InstantFormats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal,
            out var at
        )
            ? new DateTimeOffset(at.Ticks - (at.Ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero)
            : null;

    /// <summary>A day, or the day of an instant, UTC; null where it is none.</summary>
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : Instant(text) is { } at ? DateOnly.FromDateTime(at.UtcDateTime)
        : null;

    private static bool HasOffset(string text) => text[^1] is 'Z' or 'z' || (text[^3] == ':' && text[^6] is '+' or '-');

    private static string Trim(string text)
    {
        // RFC 3339 has any number of fractional digits; .NET reads seven.
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            return text;
        }

        var end = dot + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end - dot - 1 <= TickDigits ? text : text.Remove(dot + 1 + TickDigits, end - dot - 1 - TickDigits);
    }
}
