using System.Globalization;
using Advocacy.Pipeline.Sources;

namespace Advocacy.Sources.Sheets;

/// <summary>A table as people hand it in, whatever program saved it: text with any delimiter and code page, or a visible sheet of an XLSX
/// file. Columns are known by their names, in any order and case; what stands above the line of names is passed over.</summary>
/// <param name="Name">What the file is called.</param>
/// <param name="Columns">The names of its columns, as they are written.</param>
/// <param name="Rows">Its rows, empty ones left out.</param>
/// <param name="Notices">What is to be told of how it was read.</param>
/// <param name="IsSemicolon">Whether semicolons stand between its cells, as only spreadsheets of countries write them that have a comma
/// before decimals, and days before months.</param>
internal sealed record Sheet(
    string Name,
    IReadOnlyList<string> Columns,
    IReadOnlyList<SheetRow> Rows,
    IReadOnlyList<string> Notices,
    bool IsSemicolon
)
{
    /// <summary>The line that names the columns.</summary>
    public required int NamesLine { get; init; }

    /// <summary>Reads a table.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="options">What the configuration says of what files do not say themselves.</param>
    /// <param name="isNames">Whether these are the names of columns that are looked for, by <see cref="SheetCell.KeyOf"/>.</param>
    /// <param name="limits">How large it may be; null for what is handed in.</param>
    /// <exception cref="RefusedFileException">It is no table, has no line of names, or is larger than the limits.</exception>
    public static Sheet Read(
        string name,
        ReadOnlyMemory<byte> content,
        SheetOptions options,
        Func<IReadOnlySet<string>, bool> isNames,
        SheetLimits? limits = null
    )
    {
        limits ??= SheetLimits.HandedIn;
        limits.CheckLength(name, content.Length);
        if (content.Span.StartsWith("PK"u8))
        {
            using var book = WorkbookRows.Open(name, content, limits);
            return new SheetReader(name, isNames, limits).Read(book.Tables(), []);
        }

        var (text, notice) = SheetEncoding.Decode(name, content.Span, options.Encoding);
        return new SheetReader(name, isNames, limits).Read(DelimitedRows.Read(name, text), notice is null ? [] : [notice]);
    }

    /// <summary>Whether it has a column.</summary>
    public bool Has(string column) => Columns.Any(name => SheetCell.KeyOf(name) == SheetCell.KeyOf(column));

    /// <summary>Refuses a table that lacks columns, or in which two of a name hold different things.</summary>
    /// <param name="columns">The columns that are read.</param>
    /// <param name="where">What says how they are called.</param>
    /// <exception cref="RefusedFileException">It does.</exception>
    public void Require(IReadOnlyList<string> columns, string where)
    {
        var missing = columns.Where(column => !Has(column)).ToList();
        if (missing.Count > 0)
        {
            throw new RefusedFileException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Name} has no column {string.Join(", ", missing)}; {where}; line {NamesLine} was taken for the names of columns"
                )
            );
        }

        RefuseTwice(columns);
    }

    /// <summary>Tables that stand side by side, one below the other: each begins with a column of a name.</summary>
    public Sheet Stacked(string first)
    {
        var starts = PlacesOf(first);
        var ends = starts.Skip(1).Append(Columns.Count);
        return this with
        {
            Rows =
            [
                .. starts
                    .Zip(ends)
                    .SelectMany(table =>
                    {
                        var columns = new SheetColumns(Columns.Skip(table.First).Take(table.Second - table.First));
                        return Rows.Select(row => row.Part(table.First, table.Second, columns)).Where(row => !row.IsEmpty);
                    }),
            ],
        };
    }

    /// <summary>Refuses a table in which two columns of a name that is read hold different things.</summary>
    /// <exception cref="RefusedFileException">There are such.</exception>
    public void RefuseTwice(IReadOnlyList<string> columns)
    {
        foreach (var column in columns)
        {
            var places = PlacesOf(column);
            if (places.Count > 1 && Rows.FirstOrDefault(row => places.Any(place => row.At(place) != row[column])) is { } row)
            {
                throw new RefusedFileException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{Name} has {places.Count} columns {column}, and line {row.Line} holds different things in them; rename "
                            + $"those that are not meant"
                    )
                );
            }
        }
    }

    private List<int> PlacesOf(string column) =>
        [.. Columns.Index().Where(name => SheetCell.KeyOf(name.Item) == SheetCell.KeyOf(column)).Select(name => name.Index)];
}
