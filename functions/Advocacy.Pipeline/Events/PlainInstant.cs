namespace Advocacy.Pipeline.Events;

/// <summary>Instants that are written as nearly all are: 2026-03-01T10:00:00Z, with a fraction or an offset of hours and minutes. Digits
/// are read where they stand; whatever stands otherwise is left to others.</summary>
internal static class PlainInstant
{
    private const int Date = 10;
    private const int Seconds = 19;
    private const int MostOffset = 14 * 60;
    private const int MicroDigits = 6;

    /// <summary>The instant to the microsecond, UTC; null where it is not written so, or is none.</summary>
    public static DateTimeOffset? Read(ReadOnlySpan<char> text) =>
        text.Length > Seconds
        && text[4] == '-'
        && text[7] == '-'
        && text[Date] is 'T' or 't'
        && text[13] == ':'
        && text[16] == ':'
        && DayAt(text) is { } day
        && Number(text, 11, 2) is >= 0 and < 24 and var hour
        && Number(text, 14, 2) is >= 0 and < 60 and var minute
        && Number(text, 17, 2) is >= 0 and < 60 and var second
        && Fraction(text[Seconds..]) is var (micros, digits)
        && micros >= 0
        && Offset(text[(Seconds + digits)..]) is { } offset
            ? At(day.AddTicks(((((hour * 60L) + minute - offset) * 60) + second) * TimeSpan.TicksPerSecond), micros)
            : null;

    private static DateTimeOffset? At(DateTimeOffset at, int micros) => at.AddTicks(micros * TimeSpan.TicksPerMicrosecond);

    /// <summary>The first and the last day are left to others: an offset may lead beyond them.</summary>
    private static DateTimeOffset? DayAt(ReadOnlySpan<char> text) =>
        Number(text, 0, 4) is > 1 and < 9999 and var year
        && Number(text, 5, 2) is >= 1 and <= 12 and var month
        && Number(text, 8, 2) is >= 1 and var day
        && day <= DateTime.DaysInMonth(year, month)
            ? new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero)
            : null;

    /// <summary>Millionths, cut off after six digits, and how long they are with their point; below 0 where a point stands
    /// alone.</summary>
    private static (int Micros, int Length) Fraction(ReadOnlySpan<char> text)
    {
        if (text[0] != '.')
        {
            return (0, 0);
        }

        var (micros, length) = (0, 1);
        for (; length < text.Length && char.IsAsciiDigit(text[length]); length++)
        {
            micros = length <= MicroDigits ? (micros * 10) + (text[length] - '0') : micros;
        }

        for (var missing = length; missing <= MicroDigits; missing++)
        {
            micros *= 10;
        }

        return length == 1 ? (-1, 1) : (micros, length);
    }

    /// <summary>Minutes before UTC, or null.</summary>
    private static int? Offset(ReadOnlySpan<char> text) =>
        text switch
        {
            "Z" or "z" => 0,
            ['+' or '-', _, _, ':', _, _]
                when Number(text, 1, 2) is >= 0 and var hours
                    && Number(text, 4, 2) is >= 0 and < 60 and var minutes
                    && (hours * 60) + minutes <= MostOffset => ((hours * 60) + minutes) * (text[0] == '-' ? -1 : 1),
            _ => null,
        };

    /// <summary>Digits, or -1 where there are others.</summary>
    private static int Number(ReadOnlySpan<char> text, int from, int length)
    {
        var number = 0;
        foreach (var digit in text.Slice(from, length))
        {
            if (!char.IsAsciiDigit(digit))
            {
                return -1;
            }

            number = (number * 10) + (digit - '0');
        }

        return number;
    }
}
