using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Advocacy.Domain.Merging;
using Parquet;

namespace Advocacy.Reports.Audit;

/// <summary>A publication that somebody kept: the star schema of any version, and the summary, table by table.</summary>
/// <param name="Folder">Where it is.</param>
/// <param name="AsOf">Nothing from this day on is in it, UTC.</param>
/// <param name="Tables">Its tables by name.</param>
internal sealed record KeptPublication(string Folder, DateOnly AsOf, IReadOnlyDictionary<string, KeptTable> Tables)
{
    /// <summary>How often closed days were told anew with other rates before it.</summary>
    public int Restated { get; init; }

    /// <summary>The table of reach/summary.csv.</summary>
    public const string Summary = "summary";

    /// <summary>Reads a publication.</summary>
    /// <exception cref="InvalidDataException">It holds no publication.</exception>
    public static async Task<KeptPublication> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var star = Path.Combine(folder, "star");
        if (!File.Exists(Path.Combine(star, "manifest.json")))
        {
            throw new InvalidDataException($"{folder} holds no publication: there is no star/manifest.json");
        }

        try
        {
            return await ReadWholeAsync(folder, star, cancellationToken);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"{folder}: star/manifest.json is damaged: {e.Message}", e);
        }
    }

    private static async Task<KeptPublication> ReadWholeAsync(string folder, string star, CancellationToken cancellationToken)
    {
        using var manifest = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(star, "manifest.json"), cancellationToken));
        var tables = new Dictionary<string, KeptTable>(StringComparer.Ordinal);
        foreach (var files in manifest.RootElement.GetProperty("files").EnumerateArray().GroupBy(file => Text(file, "table")))
        {
            var rows = new List<KeptRow>();
            foreach (var file in files)
            {
                rows.AddRange(await ReadTableAsync(await CheckedAsync(star, file, cancellationToken), cancellationToken));
            }

            tables[files.Key] = KeptTable.Of(rows);
        }

        tables[Summary] = KeptTable.Of(await ReadSummaryAsync(Path.Combine(folder, "reach", "summary.csv"), cancellationToken));
        return new(folder, DateOnly.Parse(Text(manifest.RootElement, "asOf"), CultureInfo.InvariantCulture), tables)
        {
            Restated = manifest.RootElement.TryGetProperty("restated", out var restated) ? restated.GetInt32() : 0,
        };
    }

    /// <summary>A file that the manifest names, whole and below the folder.</summary>
    private static async Task<string> CheckedAsync(string star, JsonElement file, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(Path.Combine(star, Text(file, "path")));
        if (!path.StartsWith(Path.GetFullPath(star) + Path.DirectorySeparatorChar, StringComparison.Ordinal) || !File.Exists(path))
        {
            throw new InvalidDataException($"{path} is missing, and star/manifest.json names it");
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(path, cancellationToken)));
        return hash == Text(file, "sha256")
            ? path
            : throw new InvalidDataException($"{path} is not what star/manifest.json says: it was changed or cut since");
    }

    private static string Text(JsonElement element, string member) => element.GetProperty(member).GetString() ?? "";

    private static async Task<IReadOnlyList<KeptRow>> ReadTableAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadRowsAsync(file, cancellationToken);
        }
        catch (Exception e) when (e is not (OperationCanceledException or InvalidDataException))
        {
            // Whatever the library says of a file that is none.
            throw new InvalidDataException($"{file} cannot be read: {e.Message}", e);
        }
    }

    private static async Task<IReadOnlyList<KeptRow>> ReadRowsAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        await using var reader = await ParquetReader.CreateAsync(stream, cancellationToken: cancellationToken);
        var rows = new List<KeptRow>();
        for (var i = 0; i < reader.RowGroupCount; i++)
        {
            using var group = reader.OpenRowGroupReader(i);
            var columns = new List<(string Name, object?[] Values)>();
            foreach (var field in reader.Schema.GetDataFields())
            {
                columns.Add((field.Name, await ParquetColumnReader.ReadAsync(group, field, cancellationToken)));
            }

            rows.AddRange(
                Enumerable
                    .Range(0, checked((int)group.RowCount))
                    .Select(row => KeptRow.Of(columns.Select(column => (column.Name, column.Values[row]))))
            );
        }

        return rows;
    }

    private static async Task<IReadOnlyList<KeptRow>> ReadSummaryAsync(string file, CancellationToken cancellationToken)
    {
        var lines = File.Exists(file) ? await File.ReadAllLinesAsync(file, cancellationToken) : [];
        var header = lines.Length == 0 ? [] : lines[0].Split(',');
        if (!header.Contains("network", StringComparer.Ordinal) || !header.Contains("shares", StringComparer.Ordinal))
        {
            throw new InvalidDataException($"{file} is missing, or is not a summary");
        }

        return
        [
            .. lines
                .Skip(1)
                .Select(line =>
                    KeptRow.Of(
                        header
                            .Zip(line.Split(','))
                            .Select(cell =>
                                (
                                    cell.First,
                                    double.TryParse(cell.Second, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                                        ? (object?)number
                                        : cell.Second
                                )
                            )
                    )
                ),
        ];
    }
}

/// <summary>A table that was kept.</summary>
/// <param name="Rows">Its rows by key.</param>
internal sealed record KeptTable(IReadOnlyDictionary<string, KeptRow> Rows)
{
    /// <summary>The table of rows. Rows of one key cannot be told apart, and count together.</summary>
    public static KeptTable Of(IEnumerable<KeptRow> rows) =>
        new(
            rows.GroupBy(row => row.Key, StringComparer.Ordinal)
                .OrderBy(group => group.Key, TextOrder.Instance)
                .ToDictionary(group => group.Key, group => group.Aggregate((a, b) => a.Plus(b)), StringComparer.Ordinal)
        );
}

/// <summary>A row that was kept: texts and days are its key, numbers its figures.</summary>
/// <param name="Key">The key, as people read it.</param>
/// <param name="Day">The first day in it, or null.</param>
/// <param name="Texts">The texts by column.</param>
/// <param name="Figures">The numbers by column; what is missing is not there.</param>
internal sealed record KeptRow(
    string Key,
    DateOnly? Day,
    IReadOnlyDictionary<string, string> Texts,
    IReadOnlyDictionary<string, double> Figures
)
{
    /// <summary>The row of cells.</summary>
    public static KeptRow Of(IEnumerable<(string Name, object? Value)> cells)
    {
        var (texts, figures) = (
            new SortedDictionary<string, string>(StringComparer.Ordinal),
            new Dictionary<string, double>(StringComparer.Ordinal)
        );
        DateOnly? day = null;
        foreach (var (name, value) in cells)
        {
            switch (value)
            {
                case DateTime at:
                    day ??= DateOnly.FromDateTime(at);
                    texts[name] = at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                    break;
                case string text:
                    texts[name] = text;
                    break;
                case bool or null:
                    break;
                default:
                    figures[name] = Convert.ToDouble(value, CultureInfo.InvariantCulture);
                    break;
            }
        }

        return new(string.Join(" ", texts.Values), day, texts, figures);
    }

    /// <summary>Both together.</summary>
    public KeptRow Plus(KeptRow other) =>
        this with
        {
            Figures = Figures
                .Concat(other.Figures)
                .GroupBy(pair => pair.Key, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Sum(pair => pair.Value), StringComparer.Ordinal),
        };
}
