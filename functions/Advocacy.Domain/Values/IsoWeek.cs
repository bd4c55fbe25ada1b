using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Advocacy.Domain.Values;

/// <summary>A week of ISO 8601 in UTC, from Monday to Sunday, written as 2026-W14. A weekly list is named by it.</summary>
[JsonConverter(typeof(Converter))]
public readonly record struct IsoWeek : IComparable<IsoWeek>
{
    private const int Last = 53;

    private IsoWeek(int year, int number) => (Year, Number) = (year, number);

    /// <summary>The year of its Thursday, 0 to 9999.</summary>
    public int Year { get; }

    /// <summary>Its number in the year, 1 to 53.</summary>
    public int Number { get; }

    /// <summary>Its first day.</summary>
    public DateOnly Monday => DateOnly.FromDateTime(ISOWeek.ToDateTime(Year, Number, DayOfWeek.Monday));

    /// <summary>When it begins.</summary>
    public DateTimeOffset Start => UtcDay.StartOf(Monday);

    /// <summary>The week of a day.</summary>
    public static IsoWeek Of(DateOnly day)
    {
        var date = day.ToDateTime(TimeOnly.MinValue);
        return new(ISOWeek.GetYear(date), ISOWeek.GetWeekOfYear(date));
    }

    /// <summary>The Monday of a day's week.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>The week that a text names.</summary>
    /// <exception cref="FormatException">It names none.</exception>
    public static IsoWeek Parse(string text) => TryParse(text, out var week) ? week : throw new FormatException($"no ISO week: {text}");

    /// <summary>The week that a text names, such as 2026-W14, weeks 01 to 53.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out IsoWeek week)
    {
        week = default;
        if (
            text is not [_, _, _, _, '-', 'W', _, _]
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(text.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number is < 1 or > Last
        )
        {
            return false;
        }

        week = new(year, number);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(IsoWeek other) => (Year, Number).CompareTo((other.Year, other.Number));

    /// <summary>Its name.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-W{Number:00}");

    private sealed class Converter : JsonConverter<IsoWeek>
    {
        public override IsoWeek Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var week) ? week : throw new JsonException("no ISO week");

        public override void Write(Utf8JsonWriter writer, IsoWeek value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
