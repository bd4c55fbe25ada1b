using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Advocacy.Adapters.Sheets;

/// <summary>Numbers of a workbook as texts: days and times are numbers there too, known by the format of their cell (ISO/IEC 29500-1, 18.8.30).</summary>
/// <param name="book">The workbook.</param>
internal sealed partial class WorkbookDates(WorkbookPart book)
{
    // Days from the beginning of the Macintosh's calendar, 1904, to that of the others.
    private const int Macintosh = 1462;
    private const double LastSerial = 2_958_466;

    private static readonly SearchValues<char> Parts = SearchValues.Create("ymdhsYMDHS");

    private readonly int _offset = book.Workbook?.WorkbookProperties?.Date1904?.Value == true ? Macintosh : 0;
    private readonly List<bool> _isDate = IsDateByStyle(book.WorkbookStylesPart?.Stylesheet);

    /// <summary>A number as it is written, without binary noise; a day as 2026-01-13, with a time where it has one.</summary>
    public string TextOf(string value, uint? style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return value;
        }

        if (style is { } index && index < _isDate.Count && _isDate[(int)index] && number is >= 0 and < LastSerial - Macintosh)
        {
            // To the second: what is finer is noise of the fraction.
            var at = DateTime.FromOADate(0).AddSeconds(Math.Round((number + _offset) * TimeSpan.SecondsPerDay));
            return at.ToString(at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        }

        return value.All(char.IsAsciiDigit) ? value : number.ToString(CultureInfo.InvariantCulture);
    }

    private static List<bool> IsDateByStyle(Stylesheet? styles)
    {
        var own = (styles?.NumberingFormats?.Elements<NumberingFormat>() ?? []).Where(format => format.NumberFormatId is not null)
            .GroupBy(format => format.NumberFormatId!.Value).ToDictionary(group => group.Key, group => IsDate(group.First().FormatCode?.Value ?? ""));
        return [.. (styles?.CellFormats?.Elements<CellFormat>() ?? []).Select(format => format.NumberFormatId?.Value is { } id && (own.TryGetValue(id, out var isDate) ? isDate : IsDate(id)))];
    }

    private static bool IsDate(uint builtIn) => builtIn is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    private static bool IsDate(string code) => Literals().Replace(code, "").AsSpan().ContainsAny(Parts) && !code.Equals("General", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a format writes as it stands, and colours, conditions and locales.</summary>
    [GeneratedRegex("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?![hmsHMS]+\\])[^\\]]*\\]")]
    private static partial Regex Literals();
}
