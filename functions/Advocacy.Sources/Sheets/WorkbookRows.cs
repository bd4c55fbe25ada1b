using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Advocacy.Sources.Sheets;

/// <summary>Reads the first visible sheet of an XLSX file, cell by cell, in memory that the limits bound. What the file says of its own
/// size is not believed.</summary>
internal static class WorkbookRows
{
    private const int Letters = 26;

    /// <summary>The rows that hold anything, each with its number in the sheet.</summary>
    /// <exception cref="InvalidDataException">It cannot be read, or is larger than <see cref="SheetLimits"/>.</exception>
    public static IEnumerable<(int Line, string[] Cells)> Read(string name, ReadOnlyMemory<byte> content)
    {
        using var document = Try(
            name,
            () =>
                SpreadsheetDocument.Open(
                    new MemoryStream(content.ToArray()),
                    isEditable: false,
                    new OpenSettings { MaxCharactersInPart = SheetLimits.MaxCharacters }
                )
        );
        var (sheet, texts, dates) = Try(
            name,
            () =>
                (
                    SheetOf(document),
                    SharedTexts(name, document.WorkbookPart!.SharedStringTablePart),
                    new WorkbookDates(document.WorkbookPart)
                )
        );
        using var reader = Try(name, () => OpenXmlReader.Create(sheet));
        var (line, rows, width) = (0, 0, SheetLimits.MaxColumns);
        while (Try(name, () => Find(reader, typeof(Row))))
        {
            line = Try(name, () => LineOf(reader, line));
            SheetLimits.Check(++rows <= SheetLimits.MaxRows + 1, name, $"{SheetLimits.MaxRows:N0} rows");
            var cells = Try(name, () => CellsOf(reader, width, cell => TextOf(cell, texts, dates)));
            if (cells.Length > 0)
            {
                // What stands beside the names is no part of the table.
                width = width == SheetLimits.MaxColumns ? cells.Length : width;
                yield return (line, cells);
            }
        }
    }

    private static WorksheetPart SheetOf(SpreadsheetDocument document)
    {
        var sheets = document.WorkbookPart?.Workbook?.Sheets?.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().ToList() ?? [];
        var shown =
            sheets.FirstOrDefault(sheet => sheet.State is null || sheet.State.Value == SheetStateValues.Visible) ?? sheets.FirstOrDefault();
        return shown?.Id?.Value is { } id && document.WorkbookPart!.GetPartById(id) is WorksheetPart part
            ? part
            : throw new InvalidDataException("it has no sheet");
    }

    private static List<string> SharedTexts(string name, SharedStringTablePart? part)
    {
        var texts = new List<string>();
        if (part is null)
        {
            return texts;
        }

        using var reader = OpenXmlReader.Create(part);
        for (var length = 0; Find(reader, typeof(SharedStringItem));)
        {
            texts.Add(Cut(reader.LoadCurrentElement()!.InnerText));
            length += texts[^1].Length;
            SheetLimits.Check(
                length <= SheetLimits.MaxSharedCharacters && texts.Count <= SheetLimits.MaxCells,
                name,
                $"{SheetLimits.MaxSharedCharacters:N0} characters"
            );
        }

        return texts;
    }

    private static bool Find(OpenXmlReader reader, Type element)
    {
        while (reader.Read())
        {
            if (reader.IsStartElement && reader.ElementType == element)
            {
                return true;
            }
        }

        return false;
    }

    private static int LineOf(OpenXmlReader row, int last) =>
        row.Attributes.FirstOrDefault(attribute => attribute.LocalName == "r").Value is { } text
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var line)
            ? line
            : last + 1;

    /// <summary>The cells of the row at a reader, up to the last that holds anything; those behind a width are passed over.</summary>
    private static string[] CellsOf(OpenXmlReader row, int width, Func<Cell, string> text)
    {
        var (cells, at) = (new List<string>(), -1);
        for (var isIn = row.ReadFirstChild(); isIn; isIn = row.ReadNextSibling())
        {
            if (row.ElementType != typeof(Cell))
            {
                continue;
            }

            var cell = (Cell)row.LoadCurrentElement()!;
            at = ColumnOf(cell.CellReference?.Value) ?? at + 1;
            if (at < width && text(cell) is { Length: > 0 } value)
            {
                while (cells.Count <= at)
                {
                    cells.Add("");
                }

                cells[at] = value;
            }
        }

        return [.. cells];
    }

    /// <summary>The column of a reference such as AB12, from 0; null where it is none.</summary>
    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var letter in (reference ?? "").TakeWhile(char.IsAsciiLetterUpper).Take(4))
        {
            column = (column * Letters) + letter - 'A' + 1;
        }

        return column == 0 ? null : column - 1;
    }

    private static string TextOf(Cell cell, List<string> texts, WorkbookDates dates)
    {
        var value = cell.CellValue?.Text ?? "";
        var type = cell.DataType?.Value;
        return type == CellValues.SharedString
            ? int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < texts.Count
                ? texts[index]
                : ""
            : type == CellValues.InlineString
                ? Cut(cell.InlineString?.InnerText ?? "")
                : type == CellValues.Boolean
                    ? value == "1"
                        ? bool.TrueString
                        : bool.FalseString
                    : type == CellValues.String || type == CellValues.Error || type == CellValues.Date
                        ? Cut(value)
                        : dates.TextOf(value, cell.StyleIndex?.Value);
    }

    private static string Cut(string text) => text.Length <= SheetLimits.MaxCellLength ? text : text[..SheetLimits.MaxCellLength];

    /// <summary>What the library throws at damaged files is of many kinds.</summary>
    private static T Try<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e)
            when (e
                    is OpenXmlPackageException
                        or XmlException
                        or FileFormatException
                        or ArgumentException
                        or InvalidOperationException
                        or FormatException
                        or KeyNotFoundException
                        or NullReferenceException
                        or IndexOutOfRangeException
                        or IOException
                        or OverflowException
                        or NotSupportedException
                        or UriFormatException
            )
        {
            throw new InvalidDataException($"{name} looks like a spreadsheet and cannot be read as one", e);
        }
    }
}

/// <summary>Numbers of a workbook as texts: days and times are numbers there too, known by the format of their cell (ISO/IEC 29500-1,
/// 18.8.30).</summary>
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
        var own = (styles?.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            .Where(format => format.NumberFormatId is not null)
            .GroupBy(format => format.NumberFormatId!.Value)
            .ToDictionary(group => group.Key, group => IsDate(group.First().FormatCode?.Value ?? ""));
        return
        [
            .. (styles?.CellFormats?.Elements<CellFormat>() ?? []).Select(format =>
                format.NumberFormatId?.Value is { } id && (own.TryGetValue(id, out var isDate) ? isDate : IsDate(id))
            ),
        ];
    }

    private static bool IsDate(uint builtIn) => builtIn is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    private static bool IsDate(string code) =>
        Literals().Replace(code, "").AsSpan().ContainsAny(Parts) && !code.Equals("General", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a format writes as it stands, and colours, conditions and locales.</summary>
    [GeneratedRegex("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?![hmsHMS]+\\])[^\\]]*\\]")]
    private static partial Regex Literals();
}
