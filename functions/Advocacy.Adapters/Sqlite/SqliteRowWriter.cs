using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Advocacy.Adapters.Sqlite;

/// <summary>A statement for rows that come by the million: its values are bound one after the other, without an object for any of them. It is Microsoft.Data.Sqlite's own layer below commands.</summary>
internal sealed class SqliteRowWriter : IDisposable
{
    private const int OnStack = 512;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;
    private readonly int _tries;
    private int _bound;

    /// <summary>Prepares a statement with values ?1, ?2 and so on.</summary>
    /// <exception cref="SqliteException">It is no SQL.</exception>
    public SqliteRowWriter(SqliteConnection connection, string sql)
    {
        _connection = connection.Handle!;
        _tries = (int)(TimeSpan.FromSeconds(connection.DefaultTimeout) / Pause);
        Check(raw.sqlite3_prepare_v2(_connection, sql, out _statement));
    }

    /// <summary>Binds the next value.</summary>
    public SqliteRowWriter With(string? text)
    {
        if (text is null)
        {
            Check(raw.sqlite3_bind_null(_statement, ++_bound));
            return this;
        }

        Span<byte> utf8 = stackalloc byte[OnStack];
        var bytes = text.Length * 3 <= OnStack ? utf8[..Encoding.UTF8.GetBytes(text, utf8)] : Encoding.UTF8.GetBytes(text);
        Check(raw.sqlite3_bind_text(_statement, ++_bound, bytes));
        return this;
    }

    /// <summary>Binds the next value.</summary>
    public SqliteRowWriter With(long number)
    {
        Check(raw.sqlite3_bind_int64(_statement, ++_bound, number));
        return this;
    }

    /// <summary>Binds the next value.</summary>
    public SqliteRowWriter With(long? number)
    {
        Check(number is { } value ? raw.sqlite3_bind_int64(_statement, ++_bound, value) : raw.sqlite3_bind_null(_statement, ++_bound));
        return this;
    }

    /// <summary>Binds the next value.</summary>
    public SqliteRowWriter With(double? number)
    {
        Check(number is { } value ? raw.sqlite3_bind_double(_statement, ++_bound, value) : raw.sqlite3_bind_null(_statement, ++_bound));
        return this;
    }

    /// <summary>Runs the statement with the values bound, and forgets them.</summary>
    public void Run()
    {
        _bound = 0;
        var code = raw.sqlite3_step(_statement);
        for (var tries = 1; code is raw.SQLITE_LOCKED or raw.SQLITE_BUSY && tries < _tries; tries++)
        {
            // A reader of the same table, where the database is in memory.
            raw.sqlite3_reset(_statement);
            Thread.Sleep(Pause);
            code = raw.sqlite3_step(_statement);
        }

        raw.sqlite3_reset(_statement);
        if (code != raw.SQLITE_DONE)
        {
            Check(code);
        }
    }

    public void Dispose() => _statement.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(code, _connection);
        }
    }
}
