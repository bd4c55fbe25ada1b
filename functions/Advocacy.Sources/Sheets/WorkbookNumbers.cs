using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Advocacy.Sources.Sheets;

/// <summary>Numbers of a workbook as cells: days and times are numbers there too, known by the format of their cell (ISO/IEC 29500-1,
/// 18.8.30).</summary>
/// <param name="book">The workbook.</param>
internal sealed partial class WorkbookNumbers(WorkbookPart book)
{
    // Days from the beginning of the Macintosh's calendar, 1904, to that of the others.
    private const int Macintosh = 1462;
    private const double LastSerial = 2_958_466;

    private static readonly SearchValues<char> Parts = SearchValues.Create("ymdhsYMDHS");

    private readonly int _offset = book.Workbook?.WorkbookProperties?.Date1904?.Value == true ? Macintosh : 0;
    private readonly Dictionary<uint, int> _zeros = ZerosByStyle(book.WorkbookStylesPart?.Stylesheet);
    private readonly List<NumberFormat> _formats = FormatsByStyle(book.WorkbookStylesPart?.Stylesheet);

    /// <summary>A number as it is written, without binary noise; a day as 2026-01-13, with a time where it has one; a percentage with its
    /// sign.</summary>
    public SheetCell CellOf(string value, uint? style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return new(value);
        }

        var format = style is { } index && index < _formats.Count ? _formats[(int)index] : NumberFormat.Plain;
        var at = number is >= 0 and < LastSerial - Macintosh
            // To the second: what is finer is noise of the fraction.
            ? DateTime.FromOADate(0).AddSeconds(Math.Round((number + _offset) * TimeSpan.SecondsPerDay))
            : (DateTime?)null;
        return format switch
        {
            NumberFormat.Day when at is { } day => new(
                day.ToString(day.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                Serial: day
            ),
            NumberFormat.Percentage => new(string.Create(CultureInfo.InvariantCulture, $"{number * 100}%")),
            _ => new(Digits(value.All(char.IsAsciiDigit) ? value : number.ToString(CultureInfo.InvariantCulture), style), number, at),
        };
    }

    /// <summary>A format such as 00000 shows zeros before a number: they belong to ids.</summary>
    private string Digits(string text, uint? style) =>
        style is { } index && _zeros.TryGetValue(index, out var width) && text.All(char.IsAsciiDigit) ? text.PadLeft(width, '0') : text;

    private static Dictionary<uint, int> ZerosByStyle(Stylesheet? styles)
    {
        var codes = (styles?.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            .Where(format =>
                format.NumberFormatId is not null
                && format.FormatCode?.Value is { Length: > 1 and < 20 } code
                && code.All(sign => sign == '0')
            )
            .GroupBy(format => format.NumberFormatId!.Value)
            .ToDictionary(group => group.Key, group => group.First().FormatCode!.Value!.Length);
        return (styles?.CellFormats?.Elements<CellFormat>() ?? [])
            .Select((format, at) => (At: (uint)at, Width: format.NumberFormatId?.Value is { } id ? codes.GetValueOrDefault(id) : 0))
            .Where(format => format.Width > 0)
            .ToDictionary(format => format.At, format => format.Width);
    }

    private static List<NumberFormat> FormatsByStyle(Stylesheet? styles)
    {
        var own = (styles?.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            .Where(format => format.NumberFormatId is not null)
            .GroupBy(format => format.NumberFormatId!.Value)
            .ToDictionary(group => group.Key, group => FormatOf(group.First().FormatCode?.Value ?? ""));
        return
        [
            .. (styles?.CellFormats?.Elements<CellFormat>() ?? []).Select(format =>
                format.NumberFormatId?.Value is { } id
                    ? own.TryGetValue(id, out var code)
                        ? code
                        : FormatOf(id)
                    : NumberFormat.Plain
            ),
        ];
    }

    private static NumberFormat FormatOf(uint builtIn) =>
        builtIn switch
        {
            9 or 10 => NumberFormat.Percentage,
            (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58) => NumberFormat.Day,
            _ => NumberFormat.Plain,
        };

    private static NumberFormat FormatOf(string code)
    {
        var plain = Literals().Replace(code, "");
        return plain.Contains('%', StringComparison.Ordinal) ? NumberFormat.Percentage
            : plain.AsSpan().ContainsAny(Parts) && !code.Equals("General", StringComparison.OrdinalIgnoreCase) ? NumberFormat.Day
            : NumberFormat.Plain;
    }

    /// <summary>What a format writes as it stands, and colours, conditions and locales.</summary>
    [GeneratedRegex("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?![hmsHMS]+\\])[^\\]]*\\]")]
    private static partial Regex Literals();

    private enum NumberFormat
    {
        Plain,
        Day,
        Percentage,
    }
}
