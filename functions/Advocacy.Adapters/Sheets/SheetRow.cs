namespace Advocacy.Adapters.Sheets;

/// <summary>A row of a table.</summary>
/// <param name="line">Its line in the file, from 1.</param>
/// <param name="columns">Where each column stands, by its name in lower case.</param>
/// <param name="values">What its cells hold, in the order of the columns; those at the end may be missing.</param>
internal sealed class SheetRow(int line, IReadOnlyDictionary<string, int> columns, string[] values)
{
    private const string FormulaSigns = "=+-@\t\r";

    /// <summary>Its line in the file, from 1.</summary>
    public int Line => line;

    /// <summary>What a column holds, without the sign that keeps spreadsheets from taking it for a formula; empty where there is none.</summary>
    public string this[string column] => columns.TryGetValue(Sheet.KeyOf(column), out var at) && at < values.Length ? WithoutSign(values[at].Trim()) : "";

    /// <summary>What its cells hold, in the order of the columns.</summary>
    public IReadOnlyList<string> Values => values;

    /// <summary>What its cells hold, by column; those at the end may be missing.</summary>
    public IEnumerable<(string Column, string Text)> Cells => columns.Where(column => column.Value < values.Length).Select(column => (column.Key, values[column.Value]));

    /// <summary>Whether nothing stands in it.</summary>
    public bool IsEmpty => values.All(string.IsNullOrWhiteSpace);

    /// <summary>The row in a line: the name of each column and what it holds.</summary>
    public override string ToString() => string.Join(" | ", Cells.Select(cell => $"{cell.Column}: {cell.Text}"));

    private static string WithoutSign(string text) => text is ['\'', var next, ..] && FormulaSigns.Contains(next, StringComparison.Ordinal) ? text[1..] : text;
}
