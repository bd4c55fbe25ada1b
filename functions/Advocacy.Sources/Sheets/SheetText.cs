using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Advocacy.Sources.Sheets;

/// <summary>Writes rows of a table that was read, as text.</summary>
internal static class SheetText
{
    /// <summary>The rows as CSV, UTF-8, with their line of names.</summary>
    public static ReadOnlyMemory<byte> Csv(IReadOnlyList<string> columns, IEnumerable<SheetRow> rows)
    {
        using var memory = new MemoryStream();
        using (
            var csv = new CsvWriter(
                new StreamWriter(memory, new UTF8Encoding(true)),
                new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }
            )
        )
        {
            Write(csv, columns);
            foreach (var row in rows)
            {
                Write(csv, row.Values);
            }
        }

        return memory.ToArray();
    }

    private static void Write(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell);
        }

        csv.NextRecord();
    }
}
