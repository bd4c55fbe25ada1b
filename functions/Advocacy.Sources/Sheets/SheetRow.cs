namespace Advocacy.Sources.Sheets;

/// <summary>A row of a table.</summary>
/// <param name="line">Its line in the file, from 1.</param>
/// <param name="columns">Where each column stands.</param>
/// <param name="values">What its cells hold, in the order of the columns; those at the end may be missing.</param>
internal sealed class SheetRow(int line, SheetColumns columns, SheetCell[] values)
{
    /// <summary>Its line in the file, from 1.</summary>
    public int Line => line;

    /// <summary>What a column holds, as <see cref="SheetCell.Value"/>; empty where there is none.</summary>
    public string this[string column] => Cell(column).Value;

    /// <summary>What its cells hold, in the order of the columns.</summary>
    public IEnumerable<string> Values => values.Select(cell => cell.Text);

    /// <summary>What its cells hold, by column; those at the end may be missing.</summary>
    public IEnumerable<(string Column, string Text)> Cells =>
        columns.All.Where(column => column.Value < values.Length).Select(column => (column.Key, values[column.Value].Text));

    /// <summary>Whether cells that hold anything stand beyond the names: one of its cells was cut in two.</summary>
    public bool IsWide { get; init; }

    /// <summary>Whether it is empty.</summary>
    public bool IsEmpty => values.All(cell => string.IsNullOrWhiteSpace(cell.Text));

    /// <summary>Whether it adds the others up.</summary>
    public bool IsTotal =>
        values.FirstOrDefault(cell => cell.Value.Length > 0) is { Text: not null } first
        && IsTotalWord(SheetCell.KeyOf(first.Text).TrimEnd(':', ' '));

    private static bool IsTotalWord(string word) =>
        Totals.Contains(word)
        || word.StartsWith("total ", StringComparison.Ordinal)
        || word.StartsWith("grand total", StringComparison.Ordinal);

    private static readonly HashSet<string> Totals =
    [
        "total",
        "totals",
        "grand total",
        "sum",
        "subtotal",
        "sous-total",
        "zwischensumme",
        "insgesamt",
        "razem",
        "toplam",
        "total général",
        "totaux",
        "somme",
        "gesamt",
        "gesamtsumme",
        "gesamtergebnis",
        "summe",
        "totale",
        "totale complessivo",
        "total general",
        "suma",
        "suma total",
        "totaal",
        "eindtotaal",
        "total geral",
    ];

    /// <summary>The cell in a column; an empty one where there is none.</summary>
    public SheetCell Cell(string column) => columns.Find(column) is { } at && at < values.Length ? values[at] : new("");

    /// <summary>The cells from one column up to another, under names of their own.</summary>
    public SheetRow Part(int from, int until, SheetColumns names) => new(line, names, [.. values.Skip(from).Take(until - from)]);

    /// <summary>What stands in the n-th column.</summary>
    public string At(int place) => place < values.Length ? values[place].Value : "";

    /// <summary>The row in a line: the name of each column and what it holds.</summary>
    public override string ToString() => string.Join(" | ", Cells.Select(cell => $"{cell.Column}: {cell.Text}"));
}

/// <summary>Where each column of a table stands; of two of a name the first.</summary>
internal sealed class SheetColumns
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int?> _asked = new(StringComparer.Ordinal);

    /// <summary>Columns by their names as they are written.</summary>
    public SheetColumns(IEnumerable<string> names)
    {
        foreach (var (at, name) in names.Index().Where(name => SheetCell.KeyOf(name.Item).Length > 0))
        {
            _places.TryAdd(SheetCell.KeyOf(name), at);
        }
    }

    /// <summary>The columns, by <see cref="SheetCell.KeyOf"/>.</summary>
    public IReadOnlyDictionary<string, int> All => _places;

    /// <summary>The place of a column, from 0; null where there is none.</summary>
    public int? Find(string name)
    {
        if (!_asked.TryGetValue(name, out var at))
        {
            _asked[name] = at = _places.TryGetValue(SheetCell.KeyOf(name), out var place) ? place : null;
        }

        return at;
    }
}
