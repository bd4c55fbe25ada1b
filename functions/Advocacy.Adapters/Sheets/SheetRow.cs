namespace Advocacy.Adapters.Sheets;

/// <summary>A row of a table.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Cells">What its columns hold, by their names in lower case.</param>
internal sealed record SheetRow(int Line, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>What a column holds, without the sign that keeps spreadsheets from taking it for a formula; empty where there is none.</summary>
    public string this[string column] => Cells.GetValueOrDefault(Sheet.KeyOf(column), "").Trim().TrimStart('\'');

    /// <summary>Whether nothing stands in it.</summary>
    public bool IsEmpty => Cells.Values.All(string.IsNullOrWhiteSpace);
}
