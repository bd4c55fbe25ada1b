using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Advocacy.Adapters.Sqlite;

/// <summary>The embedded database: one file in WAL mode, one writer at a time, readers beside it.</summary>
public sealed class SqliteDatabase : IDisposable
{
    private const int BusySeconds = 60;

    // The writer goes to and fro; readers go through once, and several of them side by side.
    private const int WriterCacheKiB = 64 * 1024;
    private const int ReaderCacheKiB = 8 * 1024;
    private readonly string _connectionString;
    private readonly bool _isMemory;
    private readonly SqliteConnection _writer;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SqliteRows> _rows = new(StringComparer.Ordinal);

    private SqliteDatabase(string connectionString, bool isMemory)
    {
        (_connectionString, _isMemory) = (connectionString, isMemory);
        _writer = Open(WriterCacheKiB);
        SqliteSchema.Ensure(_writer);
    }

    /// <summary>Opens a file, and makes it and its folder where they are missing.</summary>
    /// <exception cref="SqliteException">The file cannot be opened or is no database.</exception>
    /// <exception cref="StoreVersionException">The file is of another version.</exception>
    public static SqliteDatabase OpenFile(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        return new(new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = BusySeconds }.ToString(), isMemory: false);
    }

    /// <summary>Opens a database in memory; the same name is the same database while one of its openers lives.
    /// Readers and the writer exclude each other in it.</summary>
    public static SqliteDatabase OpenMemory(string name) =>
        new(new SqliteConnectionStringBuilder { DataSource = name, Mode = SqliteOpenMode.Memory, Cache = SqliteCacheMode.Shared, DefaultTimeout = BusySeconds }.ToString(), isMemory: true);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        foreach (var rows in _rows.Values)
        {
            rows.Dispose();
        }

        _writer.Dispose();
        _turn.Dispose();
        using var pooled = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(pooled);
    }

    /// <summary>A connection for reading, to be disposed of.</summary>
    internal SqliteConnection Open() => Open(ReaderCacheKiB);

    private SqliteConnection Open(int cacheKiB)
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            using var pragmas = connection.CreateCommand();
            // A commit survives the death of the process; the log is flushed to disk at checkpoints, and effects and queue
            // stand in one log, so that a loss of power takes both back together. What is sorted and is more than the cache goes to files that have no name.
            pragmas.CommandText = string.Create(CultureInfo.InvariantCulture, $"PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON; PRAGMA cache_size = -{cacheKiB}; PRAGMA wal_autocheckpoint = 16384;");
            pragmas.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Does work within one transaction: all of it or nothing.</summary>
    internal async Task<T> WriteAsync<T>(Func<SqliteWriter, Task<T>> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            using var transaction = _writer.BeginTransaction(deferred: false);
            var result = await work(new SqliteWriter(_writer, transaction, _statements, _rows));
            transaction.Commit();
            return result;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Writes the file anew, and empties its log: of what was deleted nothing is left in either. It takes about as long as copying the file; readers
    /// go on, and who reads what was there before is waited for.</summary>
    internal Task RewriteAsync(CancellationToken cancellationToken) => RunAsync("VACUUM; PRAGMA wal_checkpoint(TRUNCATE);", cancellationToken);

    /// <summary>Brings what was deleted from the log into the file, where it still stands until then.</summary>
    internal Task EmptyLogAsync(CancellationToken cancellationToken) => RunAsync("PRAGMA wal_checkpoint(TRUNCATE);", cancellationToken);

    private async Task RunAsync(string pragmas, CancellationToken cancellationToken)
    {
        if (_isMemory)
        {
            return;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            using var command = _writer.CreateCommand();
            command.CommandText = pragmas;
            command.ExecuteNonQuery();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc cref="WriteAsync{T}(Func{SqliteWriter, Task{T}}, CancellationToken)"/>
    internal Task<T> WriteAsync<T>(Func<SqliteWriter, T> work, CancellationToken cancellationToken) =>
        WriteAsync(writer => Task.FromResult(work(writer)), cancellationToken);
}
