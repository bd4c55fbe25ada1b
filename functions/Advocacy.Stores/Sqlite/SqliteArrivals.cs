using Microsoft.Data.Sqlite;

namespace Advocacy.Stores.Sqlite;

/// <summary>Shares, mentions and interactions of large batches, laid down in the order in which they come. People come in no order, so that
/// each row would go to another page of the tables that stages read; put there all at once and sorted, a page is written once. Whoever
/// reads settles first: nobody sees less than what was merged.</summary>
internal static class SqliteArrivals
{
    /// <summary>Facts from which on a batch is worth it.</summary>
    public const int LargeBatch = 4096;

    /// <summary>Their tables: the columns of those that they settle in, and no order.</summary>
    public const string Tables = """
        CREATE TABLE share_arrived (employee_id TEXT NOT NULL, share_id TEXT NOT NULL, recorded_at INTEGER NOT NULL, fingerprint INTEGER NOT NULL,
            network TEXT NOT NULL, shared_at INTEGER NOT NULL, content_id TEXT, url TEXT, disclosed INTEGER) STRICT;
        CREATE TABLE mention_arrived (by_employee_id TEXT NOT NULL, share_id TEXT NOT NULL, employee_id TEXT NOT NULL,
            recorded_at INTEGER NOT NULL, fingerprint INTEGER NOT NULL, at INTEGER NOT NULL) STRICT;
        CREATE TABLE interaction_arrived (employee_id TEXT NOT NULL, at INTEGER NOT NULL, share_id TEXT NOT NULL, kind INTEGER NOT NULL) STRICT;
        """;

    /// <summary>The index by which rival claims to a share are found.</summary>
    public const string ShareIndex = "CREATE INDEX share_claim ON share (share_id, shared_at, employee_id);";

    /// <summary>The index by which people find who mentions them.</summary>
    public const string MentionIndex =
        "CREATE INDEX mention_of ON mention (employee_id, share_id, by_employee_id, recorded_at, fingerprint, at);";

    private const string Any = "SELECT EXISTS (SELECT 1 FROM share_arrived) OR EXISTS (SELECT 1 FROM interaction_arrived)";

    /// <summary>A connection for reading, to be disposed of, after what has arrived is settled.</summary>
    public static async Task<SqliteConnection> OpenSettledAsync(SqliteDatabase database, CancellationToken cancellationToken)
    {
        var connection = database.Open();
        try
        {
            if (IsAny(connection))
            {
                await database.WriteAsync(Settle, cancellationToken);
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The same where it can be settled, and as it is where somebody else is writing, or nobody may: for counting.</summary>
    public static async Task<SqliteConnection> OpenAsync(SqliteDatabase database, CancellationToken cancellationToken)
    {
        try
        {
            return database.IsReadOnly ? database.Open() : await OpenSettledAsync(database, cancellationToken);
        }
        catch (StoreLockedException)
        {
            return database.Open();
        }
    }

    /// <summary>Settles what has arrived, within a transaction.</summary>
    /// <returns>Rows settled.</returns>
    public static int Settle(SqliteWriter writer) =>
        writer.Query(Any, row => row.GetInt64(0))[0] == 0
            ? 0
            : Settle(writer, "share", "employee_id, share_id", SqliteMerge.OnShareConflict, "share_claim", ShareIndex)
                + Settle(
                    writer,
                    "mention",
                    "by_employee_id, share_id, employee_id",
                    SqliteMerge.OnMentionConflict,
                    "mention_of",
                    MentionIndex
                )
                + Settle(writer, "interaction", "employee_id, at, share_id, kind", SqliteMerge.OnInteractionConflict, null, null);

    private static bool IsAny(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Any;
        return (long)command.ExecuteScalar()! == 1;
    }

    private static int Settle(SqliteWriter writer, string table, string key, string onConflict, string? index, string? createIndex)
    {
        // Its order is another than the table's: where most of it is new, it is made anew, sorted, rather than row by row.
        var isRemade = index is not null && Count(writer, $"{table}_arrived") > Count(writer, table);
        if (isRemade)
        {
            writer.Run($"DROP INDEX {index}");
        }

        var settled = writer.Run($"INSERT INTO {table} SELECT * FROM {table}_arrived WHERE true ORDER BY {key} {onConflict}");
        writer.Run($"DELETE FROM {table}_arrived");
        if (isRemade)
        {
            writer.Run(createIndex!);
        }

        return settled;
    }

    private static long Count(SqliteWriter writer, string table) =>
        writer.Query($"SELECT count(*) FROM {table}", row => row.GetInt64(0))[0];
}
