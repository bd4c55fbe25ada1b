using Microsoft.Data.Sqlite;

namespace Advocacy.Tests.Support;

/// <summary>The file of a store that another process is writing.</summary>
internal static class StoreFile
{
    /// <summary>Counts its shares without a lock, which would keep the process from writing; 0 where there is no table yet.</summary>
    public static long CountShares(string store)
    {
        using var connection = new SqliteConnection($"Data Source={store};Mode=ReadOnly;Pooling=False");
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM share";
            return (long)command.ExecuteScalar()!;
        }
        catch (SqliteException)
        {
            return 0;
        }
    }

    /// <summary>Puts a message into a queue as it stands, as a host does with poison.</summary>
    public static void Enqueue(string store, string queue, string body)
    {
        using var connection = new SqliteConnection($"Data Source={store};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO message (queue, visible_at, dequeue_count, body) VALUES ($queue, 0, 9, CAST($body AS BLOB))";
        command.Parameters.AddWithValue("$queue", queue);
        command.Parameters.AddWithValue("$body", body);
        command.ExecuteNonQuery();
    }
}
