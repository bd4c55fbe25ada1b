using System.Globalization;
using Advocacy.Domain.Values;
using Microsoft.Data.Sqlite;

namespace Advocacy.Stores.Sqlite;

/// <summary>Runs prepared statements within a transaction.</summary>
internal readonly struct SqliteWriter(
    SqliteConnection connection,
    SqliteTransaction transaction,
    Dictionary<string, SqliteStatement> statements,
    Dictionary<string, SqliteRows> rowStatements
)
{
    /// <summary>Runs a statement with the values of $1, $2 and so on.</summary>
    /// <returns>Rows changed.</returns>
    public int Run(string sql, params ReadOnlySpan<object?> values) => Prepared(sql).Bind(transaction, values).ExecuteNonQuery();

    /// <summary>Runs a query and reads every row.</summary>
    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Prepared(sql).Bind(transaction, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>A statement for many rows, to be kept until the transaction ends.</summary>
    public SqliteRows Rows(string sql)
    {
        if (!rowStatements.TryGetValue(sql, out var rows))
        {
            rowStatements[sql] = rows = new SqliteRows(connection, sql);
        }

        return rows;
    }

    private SqliteStatement Prepared(string sql)
    {
        if (!statements.TryGetValue(sql, out var statement))
        {
            statements[sql] = statement = new SqliteStatement(connection, sql);
        }

        return statement;
    }
}

/// <summary>A statement prepared once, with parameters $1, $2 and so on.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly SqliteCommand _command;

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
    }

    public SqliteCommand Bind(SqliteTransaction transaction, ReadOnlySpan<object?> values)
    {
        _command.Transaction = transaction;
        while (_command.Parameters.Count < values.Length)
        {
            _command.Parameters.Add(
                new SqliteParameter { ParameterName = string.Create(CultureInfo.InvariantCulture, $"${_command.Parameters.Count + 1}") }
            );
        }

        for (var i = 0; i < values.Length; i++)
        {
            _command.Parameters[i].Value = values[i] switch
            {
                null => DBNull.Value,
                PersonId person => person.Value,
                var value => value,
            };
        }

        return _command;
    }

    public void Dispose() => _command.Dispose();
}
