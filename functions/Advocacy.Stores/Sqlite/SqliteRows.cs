using System.Text;
using Advocacy.Domain.Values;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Advocacy.Stores.Sqlite;

/// <summary>A statement for rows that come by the million, written or read without an object for any value: texts that repeat from row to
/// row are one string. It is the layer on which Microsoft.Data.Sqlite's own commands stand.</summary>
internal sealed class SqliteRows : IDisposable
{
    private const int OnStack = 512;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;
    private readonly int _tries;
    private readonly string?[] _texts;
    private int _bound;
    private bool _isUnderWay;

    /// <summary>Prepares a statement with values ?1, ?2 and so on.</summary>
    /// <exception cref="SqliteException">It is no SQL.</exception>
    public SqliteRows(SqliteConnection connection, string sql)
    {
        _connection = connection.Handle!;
        _tries = (int)(TimeSpan.FromSeconds(connection.DefaultTimeout) / Pause);
        Check(raw.sqlite3_prepare_v2(_connection, sql, out _statement));
        _texts = new string?[raw.sqlite3_column_count(_statement)];
    }

    /// <summary>Binds the next value.</summary>
    public SqliteRows With(string? text)
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
    public SqliteRows With(PersonId person) => With(person.Value);

    /// <summary>Binds the next value.</summary>
    public SqliteRows With(long number)
    {
        Check(raw.sqlite3_bind_int64(_statement, ++_bound, number));
        return this;
    }

    /// <summary>Binds the next value.</summary>
    public SqliteRows With(long? number)
    {
        Check(number is { } value ? raw.sqlite3_bind_int64(_statement, ++_bound, value) : raw.sqlite3_bind_null(_statement, ++_bound));
        return this;
    }

    /// <summary>Binds the next value.</summary>
    public SqliteRows With(double? number)
    {
        Check(number is { } value ? raw.sqlite3_bind_double(_statement, ++_bound, value) : raw.sqlite3_bind_null(_statement, ++_bound));
        return this;
    }

    /// <summary>Binds the next value.</summary>
    public SqliteRows With(ReadOnlySpan<byte> bytes)
    {
        Check(raw.sqlite3_bind_blob(_statement, ++_bound, bytes));
        return this;
    }

    /// <summary>Binds the next value to a blob without bytes, which comes after every text.</summary>
    public SqliteRows WithEnd()
    {
        Check(raw.sqlite3_bind_blob(_statement, ++_bound, []));
        return this;
    }

    /// <summary>Runs the statement with the values bound, and forgets them.</summary>
    public void Run()
    {
        var code = Step();
        raw.sqlite3_reset(_statement);
        _bound = 0;
        if (code != raw.SQLITE_DONE)
        {
            Check(code);
        }
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Read()
    {
        var code = Step();
        if (code is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            Check(code);
        }

        return code == raw.SQLITE_ROW;
    }

    /// <summary>A text of the row.</summary>
    public string Text(int column)
    {
        var bytes = raw.sqlite3_column_blob(_statement, column);
        ref var last = ref _texts[column];
        return last is not null && Ascii.Equals(bytes, last) ? last : last = Encoding.UTF8.GetString(bytes);
    }

    /// <summary>A text of the row that may be missing.</summary>
    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>The bytes of the row, until the next one; none where they are missing.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_statement, column);

    /// <summary>A whole number of the row.</summary>
    public long Number(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <summary>A whole number of the row that may be missing.</summary>
    public long? NumberOrNull(int column) => IsNull(column) ? null : Number(column);

    /// <summary>A number of the row that may be missing.</summary>
    public double? RealOrNull(int column) => IsNull(column) ? null : raw.sqlite3_column_double(_statement, column);

    public void Dispose() => _statement.Dispose();

    private bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    private int Step()
    {
        var code = raw.sqlite3_step(_statement);
        // Readers and the writer exclude each other where the database is in memory. Once there was a row it must not begin again.
        for (var tries = 1; code is raw.SQLITE_LOCKED or raw.SQLITE_BUSY && !_isUnderWay && tries < _tries; tries++)
        {
            raw.sqlite3_reset(_statement);
            Thread.Sleep(Pause);
            code = raw.sqlite3_step(_statement);
        }

        _isUnderWay = code == raw.SQLITE_ROW;
        return code;
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(code, _connection);
        }
    }
}
