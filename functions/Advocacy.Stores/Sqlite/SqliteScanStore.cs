using System.Text.Json;
using Advocacy.Pipeline.Runs;

namespace Advocacy.Stores.Sqlite;

/// <summary>Runs of scans over SQLite.</summary>
public sealed class SqliteScanStore(SqliteDatabase database) : IScanStore
{
    private const int Joined = -1;

    // What is left of a run that another has taken the place of; it may have gone on for a while.
    private static readonly string[] OfRuns = ["scan_result", "reach_staged", "reach_part", "reach_run"];

    /// <inheritdoc/>
    public Task BeginAsync(ScanRun run, CancellationToken cancellationToken) =>
        database.WriteAsync(
            writer =>
            {
                writer.Run(
                    "INSERT OR REPLACE INTO scan_run VALUES ($1, $2, $3)",
                    run.Scan,
                    run.Id,
                    JsonSerializer.SerializeToUtf8Bytes(run)
                );
                return DeleteOld(writer);
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task AbandonAsync(ScanRun run, CancellationToken cancellationToken) =>
        database.WriteAsync(writer => writer.Run("DELETE FROM scan_run WHERE run = $1", run.Id) + DeleteOld(writer), cancellationToken);

    /// <inheritdoc/>
    public Task<ScanRun?> CurrentAsync(string scan, CancellationToken cancellationToken)
    {
        using var connection = database.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT json FROM scan_run WHERE scan = $1";
        command.Parameters.AddWithValue("$1", scan);
        return Task.FromResult(command.ExecuteScalar() is byte[] json ? JsonSerializer.Deserialize<ScanRun>(json) : null);
    }

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>?> ReadAsync(ScanRun run, int step, int? part, CancellationToken cancellationToken)
    {
        using var connection = database.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT json FROM scan_result WHERE run = $1 AND step = $2 AND part = $3";
        command.Parameters.AddWithValue("$1", run.Id);
        command.Parameters.AddWithValue("$2", step);
        command.Parameters.AddWithValue("$3", part ?? Joined);
        return Task.FromResult(command.ExecuteScalar() is byte[] json ? (ReadOnlyMemory<byte>?)json : null);
    }

    /// <inheritdoc/>
    public Task<bool> SavePartAsync(ScanRun run, int step, int part, ReadOnlyMemory<byte> result, CancellationToken cancellationToken) =>
        database.WriteAsync(
            writer =>
                Insert(writer, run, step, part, result)
                && Count(writer, run, step) is { Joined: 0 } count
                && count.Parts == run.Parts.Count,
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<bool> IsCompleteAsync(ScanRun run, int step, CancellationToken cancellationToken) =>
        // Its parts are let go of when they are joined.
        database.WriteAsync(
            writer => Count(writer, run, step) is var count && (count.Joined == 1 || count.Parts == run.Parts.Count),
            cancellationToken
        );

    /// <inheritdoc/>
    public Task SaveJoinedAsync(ScanRun run, int step, ReadOnlyMemory<byte> result, CancellationToken cancellationToken) =>
        database.WriteAsync(
            writer =>
            {
                Insert(writer, run, step, Joined, result);
                return writer.Run(
                    "DELETE FROM scan_result WHERE run = $1 AND (step < $2 OR (step = $2 AND part <> $3))",
                    run.Id,
                    step,
                    Joined
                );
            },
            cancellationToken
        );

    private static int DeleteOld(SqliteWriter writer) =>
        OfRuns.Sum(table => writer.Run($"DELETE FROM {table} WHERE run NOT IN (SELECT run FROM scan_run)"));

    private static bool Insert(SqliteWriter writer, ScanRun run, int step, int part, ReadOnlyMemory<byte> result) =>
        writer.Run(
            "INSERT OR IGNORE INTO scan_result SELECT $1, $2, $3, $4 WHERE EXISTS (SELECT 1 FROM scan_run WHERE run = $1)",
            run.Id,
            step,
            part,
            result.ToArray()
        ) == 1;

    private static (int Parts, int Joined) Count(SqliteWriter writer, ScanRun run, int step) =>
        writer.Query(
            "SELECT count(*) FILTER (WHERE part <> $3), count(*) FILTER (WHERE part = $3) FROM scan_result WHERE run = $1 AND step = $2",
            row => (row.GetInt32(0), row.GetInt32(1)),
            run.Id,
            step,
            Joined
        )[0];
}
