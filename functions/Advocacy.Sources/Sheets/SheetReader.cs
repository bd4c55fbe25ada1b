using System.Globalization;
using Advocacy.Pipeline.Sources;

namespace Advocacy.Sources.Sheets;

/// <summary>Finds the table in what a file may hold: the sheet or delimiter, the line of names, and the rows below it.</summary>
/// <param name="name">What the file is called.</param>
/// <param name="isNames">Whether these are the names of columns that are looked for.</param>
/// <param name="limits">How large the table may be.</param>
internal sealed class SheetReader(string name, Func<IReadOnlySet<string>, bool> isNames, SheetLimits limits)
{
    // Preambles of analytics are of a few lines; a table that begins further down is another's.
    private const int LinesLookedAt = 30;

    // Qualtrics writes the question and an id of each column below its name (Qualtrics, Data Export Formats).
    private const string ImportId = "{\"ImportId\"";
    private const int MostNames = 3;
    private readonly List<string> _notRead = [];

    /// <summary>The table.</summary>
    /// <exception cref="RefusedFileException">There is none, or it is too large.</exception>
    public Sheet Read(IEnumerable<RawTable> tables, IReadOnlyList<string> notices)
    {
        var (table, names, rows) = Choose(tables);
        var columns = new SheetColumns(names.Cells.Select(cell => cell.Text));
        limits.Check(names.Cells.Length <= SheetLimits.MaxColumns, name, $"{SheetLimits.MaxColumns:N0} columns");
        if (columns.All.Count == 0)
        {
            throw NoTable();
        }

        var below = NamesBelow(rows, names.Line);
        return new(
            name,
            [.. names.Cells.Select(cell => cell.Text)],
            [.. RowsOf(table.Rows.Where(row => row.Line > names.Line && !below.Contains(row.Line)), columns, names.Cells.Length)],
            [
                .. notices,
                .. NoticesOf(table, names.Line, rows, below),
                .. _notRead.Select(sheet => $"the sheet {sheet} has such a table too, and is not read; save it as a file of its own"),
            ],
            table.IsSemicolon
        )
        {
            NamesLine = names.Line,
        };
    }

    private (RawTable Table, (int Line, SheetCell[] Cells) Names, List<(int Line, SheetCell[] Cells)> Rows) Choose(
        IEnumerable<RawTable> tables
    )
    {
        var chosen = ((RawTable Table, (int Line, SheetCell[] Cells) Names, List<(int Line, SheetCell[] Cells)> Rows)?)null;
        var (found, refused) = (new List<(RawTable Table, List<(int Line, SheetCell[] Cells)> Rows)>(), (RefusedFileException?)null);
        foreach (var table in tables)
        {
            var (rows, at) = (new List<(int Line, SheetCell[] Cells)>(), -1);
            try
            {
                foreach (var row in table.Rows.Take(LinesLookedAt))
                {
                    rows.Add(row);
                    at = at < 0 && isNames(row.Cells.Select(cell => SheetCell.KeyOf(cell.Text)).ToHashSet()) ? rows.Count - 1 : at;
                }
            }
            catch (RefusedFileException e) when (at < 0)
            {
                refused ??= e; // With another delimiter the quotes may be right.
                continue;
            }

            if (at < 0)
            {
                found.Add((table, rows));
            }
            else if (chosen is null)
            {
                chosen = (table, rows[at], rows);
            }
            else
            {
                _notRead.Add(table.Label!);
            }

            if (chosen is not null && table.Label is null)
            {
                break; // Other delimiters are no other tables.
            }
        }

        if (chosen is { } fitting)
        {
            return fitting;
        }

        found.RemoveAll(item => item.Rows.Count == 0);
        if (found.Count == 0)
        {
            throw refused ?? NoTable();
        }

        var likely = found.MaxBy(item => Likelihood(item.Table, item.Rows));
        return (likely.Table, likely.Rows.MaxBy(row => row.Cells.Count(cell => cell.Value.Length > 0)), likely.Rows);
    }

    /// <summary>The right delimiter cuts every row into as many cells; of sheets the first is meant.</summary>
    private static int Likelihood(RawTable table, List<(int Line, SheetCell[] Cells)> rows) =>
        table.Label is null ? rows.Sum(row => Math.Min(row.Cells.Length, rows[0].Cells.Length)) : 0;

    private static HashSet<int> NamesBelow(List<(int Line, SheetCell[] Cells)> rows, int namesLine)
    {
        var below = rows.Where(row => row.Line > namesLine).Take(MostNames).ToList();
        var last = below.FindLastIndex(row => row.Cells.Any(cell => cell.Value.StartsWith(ImportId, StringComparison.Ordinal)));
        return [.. below.Take(last + 1).Select(row => row.Line)];
    }

    private static IEnumerable<string> NoticesOf(
        RawTable table,
        int namesLine,
        List<(int Line, SheetCell[] Cells)> rows,
        HashSet<int> below
    )
    {
        if (table.Label is { } sheet && table.IsLater)
        {
            yield return $"the sheet {sheet} is read";
        }

        if (rows.Any(row => row.Line < namesLine))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"line {namesLine} names the columns; what is above is passed over");
        }

        foreach (var line in below.Order())
        {
            yield return SheetNotices.PassedOver(line, "it names the columns once more");
        }
    }

    private IEnumerable<SheetRow> RowsOf(IEnumerable<(int Line, SheetCell[] Cells)> lines, SheetColumns columns, int width)
    {
        var (rows, cells) = (0, 0L);
        foreach (var (line, values) in lines)
        {
            var row = new SheetRow(line, columns, values.Length > width ? values[..width] : values)
            {
                IsWide = values.Skip(width).Any(cell => cell.Value.Length > 0),
            };
            if (!row.IsEmpty)
            {
                (rows, cells) = (rows + 1, cells + Math.Min(values.Length, width));
                limits.CheckSize(name, rows, cells);
                yield return row;
            }
        }
    }

    private RefusedFileException NoTable() => new($"{name} holds no table: a line must name the columns");
}
