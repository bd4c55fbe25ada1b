using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using CsvHelper.Configuration;

namespace Advocacy.Sources.Sheets;

/// <summary>A table as people hand it in, whatever program saved it: CSV with any delimiter, byte order mark or older code page, or the
/// first visible sheet of an XLSX file. Columns are known by their names, in any order and case.</summary>
/// <param name="Columns">The names of its columns, as they are written.</param>
/// <param name="Rows">Its rows, empty ones left out.</param>
internal sealed record Sheet(IReadOnlyList<string> Columns, IReadOnlyList<SheetRow> Rows)
{
    private static readonly string[] Delimiters = [";", ",", "\t"];
    private static readonly string[] Days = ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy", "dd.MM.yyyy", "d.M.yyyy"];
    private static readonly string[] DayFormats =
    [
        .. Days,
        .. Days.SelectMany(day => new[] { $"{day} HH:mm", $"{day} HH:mm:ss", $"{day} H:mm", $"{day} H:mm:ss", $"{day}'T'HH:mm:ss" }),
    ];
    private static readonly byte[] Zip = "PK"u8.ToArray();

    /// <summary>Reads a table.</summary>
    /// <exception cref="InvalidDataException">It is no table, has no line of names, or is larger than
    /// <see cref="SheetLimits"/>.</exception>
    public static Sheet Read(string name, ReadOnlyMemory<byte> content)
    {
        SheetLimits.CheckLength(name, content.Length);
        return Of(name, content.Span.StartsWith(Zip) ? WorkbookRows.Read(name, content) : Csv(name, content));
    }

    /// <summary>A day as people write it, with or without a time: ISO, or day before month; null where it is none.</summary>
    public static DateOnly? DayOf(string text) =>
        DateTime.TryParseExact(text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? DateOnly.FromDateTime(at)
            : null;

    /// <summary>Whether it has a column.</summary>
    public bool Has(string column) => Columns.Any(name => KeyOf(name) == KeyOf(column));

    /// <summary>Names of columns are compared without case and outer blanks.</summary>
    internal static string KeyOf(string column) => column.Trim().ToLowerInvariant();

    private static Sheet Of(string name, IEnumerable<(int Line, string[] Cells)> lines)
    {
        string[]? header = null;
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        var (rows, cells) = (new List<SheetRow>(), 0L);
        foreach (var (line, values) in lines)
        {
            if (header is null)
            {
                header = values;
                SheetLimits.Check(header.Length <= SheetLimits.MaxColumns, name, $"{SheetLimits.MaxColumns:N0} columns");
                foreach (var (at, column) in header.Index().Where(column => KeyOf(column.Item).Length > 0))
                {
                    columns.TryAdd(KeyOf(column), at);
                }

                continue;
            }

            var row = new SheetRow(line, columns, values.Length > header.Length ? values[..header.Length] : values);
            if (!row.IsEmpty)
            {
                rows.Add(row);
                cells += Math.Min(values.Length, header.Length);
                SheetLimits.Check(
                    rows.Count <= SheetLimits.MaxRows && cells <= SheetLimits.MaxCells,
                    name,
                    $"{SheetLimits.MaxRows:N0} rows, {SheetLimits.MaxCells:N0} cells"
                );
            }
        }

        return columns.Count > 0
            ? new(header!, rows)
            : throw new InvalidDataException($"{name} holds no table: its first line must name the columns");
    }

    private static IEnumerable<(int Line, string[] Cells)> Csv(string name, ReadOnlyMemory<byte> content)
    {
        // Older spreadsheets write the code page of their country.
        var encoding = Utf8.IsValid(content.Span) ? Encoding.UTF8 : Encoding.Latin1;
        var bytes = content.Span.StartsWith("\uFEFF"u8) ? content[3..] : content;
        var end = bytes.Span.IndexOfAny((byte)'\r', (byte)'\n');
        var header = encoding.GetString(end < 0 ? bytes.Span : bytes.Span[..end]);
        using var csv = new CsvParser(
            new StreamReader(new MemoryStream(bytes.ToArray()), encoding),
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = Delimiters.MaxBy(delimiter => header.Split(delimiter).Length)!,
                BadDataFound = null,
                // A quote that is never closed would make one cell of all that is left.
                MaxFieldSize = SheetLimits.MaxCellLength * 4,
            }
        );
        while (Next(name, csv))
        {
            yield return (csv.RawRow, csv.Record!);
        }
    }

    private static bool Next(string name, CsvParser csv)
    {
        try
        {
            return csv.Read();
        }
        catch (MaxFieldSizeException e)
        {
            throw new InvalidDataException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name}: line {csv.RawRow} has a cell of more than "
                        + $"{SheetLimits.MaxCellLength * 4:N0} characters; is a quote not closed?"
                ),
                e
            );
        }
    }
}

/// <summary>A row of a table.</summary>
/// <param name="line">Its line in the file, from 1.</param>
/// <param name="columns">Where each column stands, by its name in lower case.</param>
/// <param name="values">What its cells hold, in the order of the columns; those at the end may be missing.</param>
internal sealed class SheetRow(int line, IReadOnlyDictionary<string, int> columns, string[] values)
{
    private const string FormulaSigns = "=+-@\t\r";

    /// <summary>Its line in the file, from 1.</summary>
    public int Line => line;

    /// <summary>What a column holds, without the sign that keeps spreadsheets from taking it for a formula; empty where there is
    /// none.</summary>
    public string this[string column] =>
        columns.TryGetValue(Sheet.KeyOf(column), out var at) && at < values.Length ? WithoutSign(values[at].Trim()) : "";

    /// <summary>What its cells hold, in the order of the columns.</summary>
    public IReadOnlyList<string> Values => values;

    /// <summary>What its cells hold, by column; those at the end may be missing.</summary>
    public IEnumerable<(string Column, string Text)> Cells =>
        columns.Where(column => column.Value < values.Length).Select(column => (column.Key, values[column.Value]));

    /// <summary>Whether it is empty.</summary>
    public bool IsEmpty => values.All(string.IsNullOrWhiteSpace);

    /// <summary>The row in a line: the name of each column and what it holds.</summary>
    public override string ToString() => string.Join(" | ", Cells.Select(cell => $"{cell.Column}: {cell.Text}"));

    private static string WithoutSign(string text) =>
        text is ['\'', var next, ..] && FormulaSigns.Contains(next, StringComparison.Ordinal) ? text[1..] : text;
}
