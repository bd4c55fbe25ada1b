using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using CsvHelper.Configuration;
using MiniExcelLibs;

namespace Advocacy.Adapters.Sheets;

/// <summary>A table as people hand it in, whatever program saved it: CSV with any delimiter, byte order mark or older code page, or the
/// first sheet of an XLSX file. Columns are known by their names, in any order and case.</summary>
/// <param name="Columns">The names of its columns, as they are written.</param>
/// <param name="Rows">Its rows, empty ones left out.</param>
internal sealed record Sheet(IReadOnlyList<string> Columns, IReadOnlyList<SheetRow> Rows)
{
    private static readonly string[] Delimiters = [";", ",", "\t"];
    private static readonly string[] Days = ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy", "dd.MM.yyyy", "d.M.yyyy"];
    private static readonly string[] DayFormats = [.. Days, .. Days.SelectMany(day => new[] { $"{day} HH:mm", $"{day} HH:mm:ss", $"{day} H:mm", $"{day} H:mm:ss", $"{day}'T'HH:mm:ss" })];
    private static readonly byte[] Zip = "PK"u8.ToArray();

    /// <summary>Reads a table.</summary>
    /// <exception cref="InvalidDataException">It is no table, or has no line of names.</exception>
    public static Sheet Read(string name, ReadOnlyMemory<byte> content) => (content.Span.StartsWith(Zip) ? Excel(name, content) : Csv(content)) is { Columns.Count: > 0 } sheet
        ? sheet
        : throw new InvalidDataException($"{name} holds no table: its first line must name the columns");

    /// <summary>A day as people write it, with or without a time: ISO, or day before month; null where it is none.</summary>
    public static DateOnly? DayOf(string text) =>
        DateTime.TryParseExact(text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? DateOnly.FromDateTime(at) : null;

    /// <summary>Whether it has a column.</summary>
    public bool Has(string column) => Columns.Any(name => KeyOf(name) == KeyOf(column));

    /// <summary>Names of columns are compared without case and outer blanks.</summary>
    internal static string KeyOf(string column) => column.Trim().ToLowerInvariant();

    private static Sheet Csv(ReadOnlyMemory<byte> content)
    {
        // Older spreadsheets write the code page of their country.
        var text = (Utf8.IsValid(content.Span) ? Encoding.UTF8 : Encoding.Latin1).GetString(content.Span).TrimStart('\uFEFF');
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var header = end < 0 ? text : text[..end];
        using var csv = new CsvReader(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = Delimiters.MaxBy(delimiter => header.Split(delimiter).Length)!,
            BadDataFound = null,
        });
        if (!csv.Read() || !csv.ReadHeader())
        {
            return new([], []);
        }

        var rows = new List<SheetRow>();
        while (csv.Read())
        {
            rows.Add(RowOf(csv.Parser.RawRow, csv.HeaderRecord!.Zip(csv.Parser.Record!)));
        }

        return new(csv.HeaderRecord!, [.. rows.Where(row => !row.IsEmpty)]);
    }

    private static Sheet Excel(string name, ReadOnlyMemory<byte> content)
    {
        try
        {
            using var stream = new MemoryStream(content.ToArray());
            List<string[]> lines = [.. stream.Query(excelType: ExcelType.XLSX).Cast<IDictionary<string, object?>>().Select(line => line.Values.Select(TextOf).ToArray())];
            return lines.Count == 0 ? new([], []) : new(lines[0], [.. lines.Skip(1).Select((line, i) => RowOf(i + 2, lines[0].Zip(line))).Where(row => !row.IsEmpty)]);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException or System.Xml.XmlException or KeyNotFoundException or NullReferenceException)
        {
            throw new InvalidDataException($"{name} looks like a spreadsheet and cannot be read as one", e);
        }
    }

    private static SheetRow RowOf(int line, IEnumerable<(string Column, string Value)> cells) =>
        new(line, cells.Where(cell => cell.Column.Length > 0).GroupBy(cell => KeyOf(cell.Column)).ToDictionary(group => group.Key, group => group.First().Value, StringComparer.Ordinal));

    private static string TextOf(object? value) => value switch
    {
        null => "",
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString(Days[0], CultureInfo.InvariantCulture),
        DateTime at => at.ToString($"{Days[0]} HH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
