using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Advocacy.Tests.Support.Hosting;

/// <summary>What was sent to Application Insights as the rows of its workspace's tables
/// (learn.microsoft.com/azure/azure-monitor/reference/tables: AppMetrics, AppTraces), to be asked by the queries of alerts.</summary>
internal sealed partial class LogRows : IDisposable
{
    private readonly SqliteConnection _rows = new("Data Source=:memory:");

    public LogRows(IEnumerable<JsonNode> sent)
    {
        _rows.Open();
        Run("CREATE TABLE AppMetrics (TimeGenerated, Name, Sum REAL, ItemCount REAL, Min REAL, Max REAL, Properties)");
        Run("CREATE TABLE AppTraces (TimeGenerated, Message, SeverityLevel, Properties)");
        foreach (var envelope in sent)
        {
            var data = envelope["data"]!["baseData"]!;
            var (at, properties) = ((string?)envelope["time"], data["properties"]?.ToJsonString());
            if (data["metrics"]?[0] is { } metric)
            {
                var value = (double)metric["value"]!;
                Run(
                    "INSERT INTO AppMetrics VALUES ($0, $1, $2, $3, $4, $5, $6)",
                    [at, (string?)metric["name"], value, (double?)metric["count"] ?? 1, Of(metric["min"]), Of(metric["max"]), properties]
                );
            }
            else if (data["message"] is { } message)
            {
                Run("INSERT INTO AppTraces VALUES ($0, $1, $2, $3)", [at, (string?)message, (string?)data["severityLevel"], properties]);
            }

            double Of(JsonNode? end) => (double?)end ?? (double)data["metrics"]![0]!["value"]!;
        }
    }

    /// <summary>How many rows a query gives that is written in the little of Kusto's language that alerts need: tables, where, and
    /// summarize.</summary>
    /// <exception cref="NotSupportedException">It needs more.</exception>
    public long Count(string query)
    {
        var steps = query.Split('|', StringSplitOptions.TrimEntries);
        var sql = steps
            .Skip(1)
            .Aggregate(
                $"SELECT * FROM {steps[0]}",
                (from, step) =>
                    step.Split(' ', 2) switch
                    {
                        ["where", var that] => $"SELECT * FROM ({from}) WHERE {Sql(that)}",
                        ["summarize", var what] => $"SELECT {Sums(what)} FROM ({from}){Groups(what)}",
                        _ => throw new NotSupportedException(step),
                    }
            );
        return (long)Run($"SELECT COUNT(*) FROM ({sql})")!;
    }

    public void Dispose() => _rows.Dispose();

    private static string Sums(string what) =>
        string.Join(
            ", ",
            BetweenSums().Split(what.Split(" by ")[0]).Select(sum => sum.Split(" = ", 2)).Select(sum => $"{Sql(sum[1])} AS {sum[0]}")
        );

    private static string Groups(string what) => what.Split(" by ") is [_, var by] ? $" GROUP BY {Sql(by)}" : "";

    private static string Sql(string expression)
    {
        var sql = expression
            .Replace('"', '\'')
            .Replace("==", "=", StringComparison.Ordinal)
            .Replace("!in", "NOT IN", StringComparison.Ordinal);
        sql = Has().Replace(sql, "LIKE '%$1%'");
        sql = Property().Replace(sql, "json_extract(Properties, '$$.$1')");
        sql = SumIf().Replace(sql, "SUM(CASE WHEN $2 THEN $1 ELSE 0 END)");
        return Bin().Replace(sql, "CAST(strftime('%s', $1) / (60 * $2) AS INT)");
    }

    private object? Run(string sql, params object?[] values)
    {
        using var command = _rows.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${i}"), values[i] ?? DBNull.Value);
        }

        return command.ExecuteScalar();
    }

    [GeneratedRegex(@", (?=\w+ = )")]
    private static partial Regex BetweenSums();

    [GeneratedRegex("has '([^']*)'")]
    private static partial Regex Has();

    [GeneratedRegex(@"tostring\(Properties\.(\w+)\)")]
    private static partial Regex Property();

    [GeneratedRegex(@"sumif\((\w+), ([^)]*)\)")]
    private static partial Regex SumIf();

    [GeneratedRegex(@"bin\((\w+), (\d+)m\)")]
    private static partial Regex Bin();
}
