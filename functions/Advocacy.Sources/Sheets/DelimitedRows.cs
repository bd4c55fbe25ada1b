using System.Globalization;
using System.Text.RegularExpressions;
using Advocacy.Pipeline.Sources;
using CsvHelper;
using CsvHelper.Configuration;

namespace Advocacy.Sources.Sheets;

/// <summary>Rows of text between delimiters, as spreadsheets and programs write them (RFC 4180). A quote that is never closed, or is
/// closed in the midst of a later row, would swallow rows: such a file is refused.</summary>
internal static partial class DelimitedRows
{
    private static readonly string[] Delimiters = [";", ",", "\t", "|"];

    /// <summary>The table read with each delimiter that it may have; a line sep=; at the top, which Excel heeds, settles it.</summary>
    /// <exception cref="RefusedFileException">While rows are read: a quote is not closed, or a cell is too long.</exception>
    public static IEnumerable<RawTable> Read(string name, string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var first = (end < 0 ? text : text[..end]).Trim().Trim('"');
        if (first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && first.Length == 5)
        {
            yield return new(null, RowsOf(name, text, first[4..], isSkipping: true), first[4] == ';');
            yield break;
        }

        foreach (var delimiter in Delimiters)
        {
            yield return new(null, RowsOf(name, text, delimiter, isSkipping: false), delimiter == ";");
        }
    }

    private static IEnumerable<(int Line, SheetCell[] Cells)> RowsOf(string name, string text, string delimiter, bool isSkipping)
    {
        var isBad = false;
        using var csv = new CsvParser(
            new StringReader(text),
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = delimiter,
                BadDataFound = _ => isBad = true,
                // A quote that is never closed would make one cell of all that is left.
                MaxFieldSize = SheetLimits.MaxCellLength * 4,
            }
        );
        var begin = 1;
        while (Next(name, csv))
        {
            // Bad data is found when cells are taken.
            var cells = csv.Record!.Select(cell => new SheetCell(cell)).ToArray();
            RefuseSwallowed(
                name,
                csv,
                begin,
                cells.Any(cell => (isBad && HasRow(cell.Text, delimiter, cells.Length)) || HasDay(cell.Text, delimiter))
            );
            (isBad, begin) = (false, csv.RawRow + 1);
            if (!isSkipping)
            {
                yield return (csv.RawRow, cells);
            }

            isSkipping = false;
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
            throw new RefusedFileException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name}: line {csv.RawRow} has a cell of more than "
                        + $"{SheetLimits.MaxCellLength * 4:N0} characters; is a quote not closed?"
                ),
                e
            );
        }
    }

    /// <summary>Whether a line within a cell is cut into as many cells as a row.</summary>
    private static bool HasRow(string cell, string delimiter, int width) =>
        width > 1 && cell.Contains('\n', StringComparison.Ordinal) && cell.Split('\n').Any(line => line.Split(delimiter).Length >= width);

    /// <summary>Whether a later line of a cell is cut into cells one of which is a day: it is the beginning of a row.</summary>
    private static bool HasDay(string cell, string delimiter) =>
        cell.Contains('\n', StringComparison.Ordinal)
        && cell.Split('\n')
            .Skip(1)
            .Any(line => line.Split(delimiter) is { Length: >= 3 } cells && cells.Any(text => Day().IsMatch(text.Trim())));

    [GeneratedRegex(@"^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})(?:[T ].{0,20})?$")]
    private static partial Regex Day();

    /// <summary>A cell of several lines has rows in it where its quote is not closed, or is closed before other text.</summary>
    private static void RefuseSwallowed(string name, CsvParser csv, int begin, bool hasRows)
    {
        var raw = csv.RawRecord.AsSpan().TrimEnd("\r\n");
        if (raw.ContainsAny('\r', '\n') && (hasRows || raw.Count('"') % 2 == 1))
        {
            throw new RefusedFileException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name}: a quote in line {begin} is not closed where it should be, so that what follows up to line {csv.RawRow} "
                        + $"would be lost in one cell; close or take out that quote"
                )
            );
        }
    }
}
