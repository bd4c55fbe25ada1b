using System.Globalization;
using System.Xml;
using Advocacy.Pipeline.Sources;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Advocacy.Sources.Sheets;

/// <summary>Reads the visible sheets of an XLSX file, cell by cell, in memory that the limits bound. What the file says of its own size is
/// not believed.</summary>
internal sealed class WorkbookRows : IDisposable
{
    private const int Letters = 26;
    private readonly string _name;
    private readonly SheetLimits _limits;
    private readonly SpreadsheetDocument _document;
    private readonly List<string> _texts;
    private readonly WorkbookNumbers _numbers;

    private WorkbookRows(string name, SheetLimits limits, SpreadsheetDocument document)
    {
        (_name, _limits, _document) = (name, limits, document);
        _texts = Try(name, () => SharedTexts(document.WorkbookPart!.SharedStringTablePart));
        _numbers = Try(name, () => new WorkbookNumbers(document.WorkbookPart!));
    }

    /// <summary>Opens a workbook.</summary>
    /// <exception cref="RefusedFileException">It cannot be read, or is larger than the limits.</exception>
    public static WorkbookRows Open(string name, ReadOnlyMemory<byte> content, SheetLimits limits)
    {
        var document = Try(
            name,
            () =>
                SpreadsheetDocument.Open(
                    new MemoryStream(content.ToArray()),
                    isEditable: false,
                    new OpenSettings { MaxCharactersInPart = SheetLimits.MaxCharacters }
                )
        );
        try
        {
            return new(name, limits, document);
        }
        catch
        {
            document.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _document.Dispose();

    /// <summary>The visible sheets, or all where none is visible; rows that hold anything, each with its number in the sheet.</summary>
    /// <exception cref="RefusedFileException">It cannot be read, or is larger than the limits.</exception>
    public IReadOnlyList<RawTable> Tables() =>
        Try(
            _name,
            () =>
            {
                var sheets = _document.WorkbookPart?.Workbook?.Sheets?.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().ToList() ?? [];
                var shown = sheets.Where(sheet => sheet.State is null || sheet.State.Value == SheetStateValues.Visible).ToList();
                return (IReadOnlyList<RawTable>)
                    [
                        .. (shown.Count > 0 ? shown : sheets)
                            .Select(sheet =>
                                (
                                    Name: sheet.Name?.Value ?? "",
                                    Part: sheet.Id?.Value is { } id ? _document.WorkbookPart!.GetPartById(id) as WorksheetPart : null
                                )
                            )
                            .Where(sheet => sheet.Part is not null)
                            .Select((sheet, at) => new RawTable(sheet.Name, RowsOf(sheet.Part!), IsLater: at > 0)),
                    ];
            }
        );

    private IEnumerable<(int Line, SheetCell[] Cells)> RowsOf(WorksheetPart sheet)
    {
        using var reader = Try(_name, () => OpenXmlReader.Create(sheet));
        var (line, rows) = (0, 0);
        while (Try(_name, () => Find(reader, typeof(Row))))
        {
            line = Try(_name, () => LineOf(reader, line));
            _limits.Check(++rows <= _limits.Rows + 1, _name, $"{_limits.Rows:N0} rows");
            var cells = Try(_name, () => CellsOf(reader));
            if (cells.Length > 0)
            {
                yield return (line, cells);
            }
        }
    }

    private List<string> SharedTexts(SharedStringTablePart? part)
    {
        var texts = new List<string>();
        if (part is null)
        {
            return texts;
        }

        using var reader = OpenXmlReader.Create(part);
        for (var length = 0; Find(reader, typeof(SharedStringItem));)
        {
            texts.Add(Cut(Spelled(reader.LoadCurrentElement()!)));
            length += texts[^1].Length;
            _limits.Check(
                length <= SheetLimits.MaxSharedCharacters && texts.Count <= _limits.Cells,
                _name,
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

    /// <summary>The cells of the row at a reader, up to the last that holds anything; those beyond the limit are passed over.</summary>
    private SheetCell[] CellsOf(OpenXmlReader row)
    {
        var (cells, at) = (new List<SheetCell>(), -1);
        for (var isIn = row.ReadFirstChild(); isIn; isIn = row.ReadNextSibling())
        {
            if (row.ElementType != typeof(Cell))
            {
                continue;
            }

            var cell = (Cell)row.LoadCurrentElement()!;
            at = ColumnOf(cell.CellReference?.Value) ?? at + 1;
            if (at < SheetLimits.MaxColumns && CellOf(cell) is { Text.Length: > 0 } value)
            {
                while (cells.Count <= at)
                {
                    cells.Add(new(""));
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

    private SheetCell CellOf(Cell cell)
    {
        var value = cell.CellValue?.Text ?? "";
        var type = cell.DataType?.Value;
        return type == CellValues.SharedString ? new(SharedText(value))
            : type == CellValues.InlineString ? new(Cut(cell.InlineString is { } inline ? Spelled(inline) : ""))
            : type == CellValues.Boolean ? new(value == "1" ? bool.TrueString : bool.FalseString)
            : type == CellValues.String || type == CellValues.Error || type == CellValues.Date ? new(Cut(value))
            : _numbers.CellOf(value, cell.StyleIndex?.Value);
    }

    private string SharedText(string index) =>
        int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < _texts.Count ? _texts[at] : "";

    /// <summary>The text without how it is spoken, which Japanese workbooks have beside it.</summary>
    private static string Spelled(OpenXmlElement element) =>
        string.Concat(element.Descendants<Text>().Where(text => text.Parent is not PhoneticRun).Select(text => text.Text));

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
                        or InvalidDataException
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
            throw new RefusedFileException($"{name} looks like a spreadsheet and cannot be read as one", e);
        }
    }
}
