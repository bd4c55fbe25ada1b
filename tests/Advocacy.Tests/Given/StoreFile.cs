using Microsoft.Data.Sqlite;

namespace Advocacy.Tests.Given;

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
}
