using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Advocacy.Stores.Sqlite;

/// <summary>The embedded database: one file in WAL mode, one writer at a time, readers beside it. Who only reads needs no lock of a
/// writer.</summary>
public sealed class SqliteDatabase : IDisposable
{
    private const int BusySeconds = 60;

    // Somebody has just started a command, and looks at a terminal.
    private const int FirstBusySeconds = 4;
    private const int Busy = 5;

    // The writer goes to and fro; readers go through once, and several of them side by side.
    private const int WriterCacheKiB = 64 * 1024;
    private const int ReaderCacheKiB = 8 * 1024;
    private readonly string _connectionString;
    private readonly bool _isMemory;
    private readonly string _name;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SqliteRows> _rows = new(StringComparer.Ordinal);

    private SqliteConnection? _writer;
    private int _busySeconds = FirstBusySeconds;

    private SqliteDatabase(string name, string connectionString, bool isMemory)
    {
        (_name, _connectionString, _isMemory) = (name, connectionString, isMemory);
        using var reader = Open(ReaderCacheKiB);
        // What is in memory is there while a connection is.
        if (isMemory || !SqliteSchema.IsCurrent(reader))
        {
            Unlocked(() => SqliteSchema.Ensure(Writer));
        }
    }

    private SqliteConnection Writer
    {
        get
        {
            _writer ??= Open(WriterCacheKiB);
            _writer.DefaultTimeout = _busySeconds;
            return _writer;
        }
    }

    /// <summary>Whether it may only be read.</summary>
    internal bool IsReadOnly { get; private init; }

    /// <summary>Opens a file, and makes it and its folder where they are missing.</summary>
    /// <exception cref="InvalidDataException">The file was cut off, or is a folder.</exception>
    /// <exception cref="SqliteException">The file cannot be opened or is no database.</exception>
    /// <exception cref="StoreLockedException">The file has to be made or brought to this version, and another process keeps it
    /// locked.</exception>
    /// <exception cref="StoreVersionException">The file is of another version.</exception>
    public static SqliteDatabase OpenFile(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        SqliteFile.Ensure(path);
        return SqliteFile.IsReadOnly(path)
            ? OpenReadOnly(path)
            : new(path, new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = BusySeconds }.ToString(), isMemory: false);
    }

    /// <summary>Opens a file that may only be read.</summary>
    internal static SqliteDatabase OpenReadOnly(string path)
    {
        var source = new SqliteConnectionStringBuilder
        {
            DataSource = SqliteFile.ReadOnlySource(path),
            Mode = SqliteOpenMode.ReadOnly,
            DefaultTimeout = BusySeconds,
        };
        return new(path, source.ToString(), isMemory: false) { IsReadOnly = true };
    }

    /// <summary>Opens a database in memory; the same name is the same database while one of its openers lives.
    /// Readers and the writer exclude each other in it.</summary>
    public static SqliteDatabase OpenMemory(string name) =>
        new(
            name,
            new SqliteConnectionStringBuilder
            {
                DataSource = name,
                Mode = SqliteOpenMode.Memory,
                Cache = SqliteCacheMode.Shared,
                DefaultTimeout = BusySeconds,
            }.ToString(),
            isMemory: true
        );

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

        _writer?.Dispose();
        _turn.Dispose();
        using var pooled = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(pooled);
    }

    /// <summary>Runs a query with the values of $1, $2 and so on, and reads every row.</summary>
    internal List<T> Read<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (i, value) in values.ToArray().Index())
        {
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${i + 1}"), value ?? DBNull.Value);
        }

        using var row = command.ExecuteReader();
        var rows = new List<T>();
        while (row.Read())
        {
            rows.Add(read(row));
        }

        return rows;
    }

    /// <summary>A connection for reading, to be disposed of.</summary>
    internal SqliteConnection Open() => Open(ReaderCacheKiB);

    private SqliteConnection Open(int cacheKiB)
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.DefaultTimeout = _busySeconds;
            connection.Open();
            using var pragmas = connection.CreateCommand();
            // A commit survives a loss of power too: files that were taken in are put away after it. What is sorted and is more than the
            // cache goes to files that have no name.
            pragmas.CommandText = string.Create(
                CultureInfo.InvariantCulture,
                $"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cache_size = -{cacheKiB}; "
                    + $"PRAGMA wal_autocheckpoint = 16384;"
            );
            pragmas.ExecuteNonQuery();
            SqliteFunctions.AddTo(connection);
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
            using var transaction = Unlocked(() => Writer.BeginTransaction(deferred: false));
            // It is ours now and then: others have it for a while only.
            _busySeconds = BusySeconds;
            var result = await work(new SqliteWriter(Writer, transaction, _statements, _rows));
            transaction.Commit();
            return result;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Writes the file anew, and empties its log: of what was deleted nothing is left in either. It takes about as long as copying
    /// the file; readers go on.</summary>
    /// <returns>False where the log could not be emptied, because somebody reads what was there before.</returns>
    internal Task<bool> RewriteAsync(CancellationToken cancellationToken) =>
        RunAsync("VACUUM; PRAGMA wal_checkpoint(TRUNCATE);", cancellationToken);

    /// <summary>Brings what was deleted from the log into the file, where it still stands until then.</summary>
    /// <returns>False where somebody reads what was there before.</returns>
    internal Task<bool> EmptyLogAsync(CancellationToken cancellationToken) =>
        RunAsync("PRAGMA wal_checkpoint(TRUNCATE);", cancellationToken);

    private async Task<bool> RunAsync(string pragmas, CancellationToken cancellationToken)
    {
        if (_isMemory)
        {
            return true;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            using var command = Writer.CreateCommand();
            command.CommandText = pragmas;
            // The first column says whether it was kept from ending.
            return Unlocked(command.ExecuteScalar) is 0L;
        }
        finally
        {
            _turn.Release();
        }
    }

    private void Unlocked(Action work) =>
        Unlocked(() =>
        {
            work();
            return true;
        });

    /// <summary>Says of a lock that is not given up that it is one.</summary>
    private T Unlocked<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e) when (e.SqliteErrorCode == Busy)
        {
            throw new StoreLockedException(_name, e);
        }
    }

    /// <inheritdoc cref="WriteAsync{T}(Func{SqliteWriter, Task{T}}, CancellationToken)"/>
    internal Task<T> WriteAsync<T>(Func<SqliteWriter, T> work, CancellationToken cancellationToken) =>
        WriteAsync(writer => Task.FromResult(work(writer)), cancellationToken);
}
