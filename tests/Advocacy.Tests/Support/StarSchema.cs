using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using DuckDB.NET.Data;

namespace Advocacy.Tests.Support;

/// <summary>The star schema as its readers see it: the files that the manifest names, a view a table, in DuckDB.</summary>
internal sealed class StarSchema : IDisposable
{
    private readonly DuckDBConnection _connection = new("Data Source=:memory:");

    /// <summary>Reads the manifest.</summary>
    /// <param name="folder">The folder of the outputs.</param>
    public StarSchema(string folder)
    {
        _connection.Open();
        Manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "star", "manifest.json")))!.AsObject();
        foreach (var table in Files.GroupBy(file => (string)file["table"]!))
        {
            Execute(
                $"CREATE VIEW {table.Key} AS SELECT * FROM "
                    + $"read_parquet([{string.Join(", ", table.Select(file => $"'{Path.Combine(folder, "star", (string)file["path"]!)}'"))}"
                    + $"], "
                    + $"hive_partitioning = false)"
            );
        }
    }

    public JsonObject Manifest { get; }

    public IEnumerable<JsonNode> Files => Manifest["files"]!.AsArray().OfType<JsonNode>();

    /// <summary>Columns and rows, by tabs.</summary>
    public string Query(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var row = command.ExecuteReader();
        var columns = Enumerable.Range(0, row.FieldCount).ToList();
        var text = new StringBuilder().AppendJoin('\t', columns.Select(row.GetName)).Append('\n');
        while (row.Read())
        {
            text.AppendJoin('\t', columns.Select(column => TextOf(row.GetValue(column)))).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The one value of a query.</summary>
    public T Value<T>(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return (T)
            Convert.ChangeType(
                Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!,
                typeof(T),
                CultureInfo.InvariantCulture
            );
    }

    public void Dispose() => _connection.Dispose();

    private static string? TextOf(object value) =>
        value is DateOnly or DateTime
            ? ((IFormattable)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : Convert.ToString(value, CultureInfo.InvariantCulture);

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
