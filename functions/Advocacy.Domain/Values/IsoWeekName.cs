using System.Globalization;

namespace Advocacy.Domain.Values;

/// <summary>Names of ISO 8601 weeks, such as 2026-W14: the names of the weekly lists.</summary>
public static class IsoWeekName
{
    /// <summary>The week of a day.</summary>
    public static string Of(DateOnly day)
    {
        var date = day.ToDateTime(TimeOnly.MinValue);
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(date):0000}-W{ISOWeek.GetWeekOfYear(date):00}");
    }

    /// <summary>The Monday of a day's week.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>Whether a text has the form of a week's name, weeks 01 to 53.</summary>
    public static bool IsValid(string text) =>
        text.Length == 8
        && text[4] == '-'
        && text[5] == 'W'
        && int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out _)
        && int.TryParse(text.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var week)
        && week is >= 1 and <= 53;
}
