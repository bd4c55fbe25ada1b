using System.Globalization;

namespace Advocacy.Pipeline.Events;

/// <summary>Instants and days as texts (RFC 3339).</summary>
internal static class Rfc3339
{
    private const int ShortestInstant = 20;
    private const int FractionAt = 19;
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

        return DateTimeOffset.TryParseExact(
            Trim(text.ToUpperInvariant()),
            InstantFormats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal,
            out var at
        )
            ? new DateTimeOffset(at.Ticks - (at.Ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero)
            : null;
    }

    /// <summary>An instant as programs spell it, UTC; null for any other spelling, which <see cref="Instant(string?)"/> may still read. It
    /// is the same instant, tens of times as fast.</summary>
    public static DateTimeOffset? Instant(ReadOnlySpan<byte> text)
    {
        if (text.Length < ShortestInstant || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':')
        {
            return null;
        }

        var (year, month, day) = (Number(text[..4]), Number(text[5..7]), Number(text[8..10]));
        var (hour, minute, second) = (Number(text[11..13]), Number(text[14..16]), Number(text[17..19]));
        if (
            year < 1
            || month is < 1 or > 12
            || day < 1
            || day > DateTime.DaysInMonth(year, month)
            || hour is < 0 or > 23
            || minute is < 0 or > 59
            || second is < 0 or > 59
        )
        {
            return null;
        }

        return
            Fraction(text[FractionAt..], out var length) is { } ticks
            && text[(FractionAt + length)..] is [(byte)'Z'] or [(byte)'+', (byte)'0', (byte)'0', (byte)':', (byte)'0', (byte)'0']
            ? new DateTimeOffset(
                new DateTime(year, month, day, hour, minute, second).Ticks + (ticks - (ticks % TimeSpan.TicksPerMicrosecond)),
                TimeSpan.Zero
            )
            : null;
    }

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

    /// <summary>Digits as a number, or -1 where one is none.</summary>
    private static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return -1;
            }

            number = (number * 10) + digit - '0';
        }

        return number;
    }

    /// <summary>The ticks of a fraction such as .123, 0 where there is none; null where its digits are too few or too many.</summary>
    private static long? Fraction(ReadOnlySpan<byte> text, out int length)
    {
        length = 0;
        if (text[0] != '.')
        {
            return 0;
        }

        var ticks = 0L;
        for (length = 1; length < text.Length && char.IsAsciiDigit((char)text[length]); length++)
        {
            ticks = (ticks * 10) + text[length] - '0';
            if (length > TickDigits)
            {
                return null;
            }
        }

        for (var digits = length - 1; digits < TickDigits; digits++)
        {
            ticks *= 10;
        }

        return length == 1 ? null : ticks;
    }
}
