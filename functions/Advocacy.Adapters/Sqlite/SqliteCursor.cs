using Microsoft.Data.Sqlite;

namespace Advocacy.Adapters.Sqlite;

/// <summary>Walks a query whose first column is the person and whose rows are in that order.</summary>
/// <typeparam name="T">What a row says.</typeparam>
internal sealed class SqliteCursor<T> : ISqliteCursor
{
    private readonly SqliteCommand _command;
    private readonly SqliteDataReader _rows;
    private readonly Func<SqliteDataReader, T> _read;

    public SqliteCursor(SqliteConnection connection, SqliteTransaction transaction, string sql, Action<SqliteCommand> bind, Func<SqliteDataReader, T> read)
    {
        _command = connection.CreateCommand();
        _command.Transaction = transaction;
        _command.CommandText = sql;
        bind(_command);
        _rows = _command.ExecuteReader();
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

    public void Dispose()
    {
        _rows.Dispose();
        _command.Dispose();
    }

    private void Move() => Person = _rows.Read() ? _rows.GetString(0) : null;
}
