using Microsoft.Data.Sqlite;

namespace Advocacy.Stores.Sqlite;

/// <summary>Walks a query whose first column is the person and whose rows are in that order.</summary>
/// <typeparam name="T">What a row says.</typeparam>
internal sealed class SqliteCursor<T> : ISqliteCursor
{
    private readonly SqliteRows _rows;
    private readonly Func<SqliteRows, T> _read;

    public SqliteCursor(SqliteConnection connection, string sql, SqlitePart part, Func<SqliteRows, T> read)
    {
        _rows = new SqliteRows(connection, sql);
        part.Bind(_rows);
        _read = read;
        Move();
    }

    /// <inheritdoc/>
    public string? Person { get; private set; }

    /// <summary>The rows of a person, if they are next, and past them.</summary>
    public List<T> Take(string person)
    {
        var taken = new List<T>();
        while (Person == person)
        {
            taken.Add(_read(_rows));
            Move();
        }

        return taken;
    }

    public void Dispose() => _rows.Dispose();

    private void Move() => Person = _rows.Read() ? _rows.Text(0) : null;
}

/// <summary>A cursor whose next person can be asked for.</summary>
internal interface ISqliteCursor : IDisposable
{
    /// <summary>The person of the next row, or null at the end.</summary>
    string? Person { get; }
}
