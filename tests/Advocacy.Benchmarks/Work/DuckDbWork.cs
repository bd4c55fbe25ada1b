using DuckDB.NET.Data;

namespace Advocacy.Benchmarks.Work;

/// <summary>What a data engineer would write in SQL.</summary>
internal static class DuckDbWork
{
    /// <summary>Reads, removes duplicates, merges and stores.</summary>
    public static Task<WorkOutcome> IngestAsync(WorkPlace place) => RunAsync("duckdb-ingest.sql", place);

    /// <summary>Groups its own tables, and writes what five people or more add to as a Parquet file.</summary>
    public static Task<WorkOutcome> CloseAsync(WorkPlace place) => RunAsync("duckdb-close.sql", place);

    private static async Task<WorkOutcome> RunAsync(string script, WorkPlace place)
    {
        await using var connection = new DuckDBConnection($"Data Source={Path.Combine(place.Folder, "duck.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = Scripts
            .Read(script)
            .Replace("$input", place.Input, StringComparison.Ordinal)
            .Replace("$output", Path.Combine(place.Folder, "duck.parquet"), StringComparison.Ordinal);
        await using var row = await command.ExecuteReaderAsync();
        do
        {
            while (await row.ReadAsync())
            {
                if (!await row.IsDBNullAsync(0))
                {
                    return new(Convert.ToDouble(row.GetValue(0), System.Globalization.CultureInfo.InvariantCulture));
                }
            }
        } while (await row.NextResultAsync());
        return new(0);
    }
}
