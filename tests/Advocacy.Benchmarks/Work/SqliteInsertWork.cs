using System.Text;
using Microsoft.Data.Sqlite;

namespace Advocacy.Benchmarks.Work;

/// <summary>The limit of the embedded store: rows that are ready in memory, inserted into tables like ours within one transaction by
/// prepared statements of Microsoft.Data.Sqlite, in the order in which they come, and nothing merged: a row that is there already is
/// left.</summary>
internal static class SqliteInsertWork
{
    private static readonly (string Table, string[] Columns)[] Tables =
    [
        ("share", ["employee_id", "share_id", "recorded_at", "fingerprint", "network", "shared_at", "content_id", "url"]),
        ("mention", ["by_employee_id", "share_id", "employee_id", "recorded_at", "fingerprint", "at"]),
        ("engagement", ["share_id", "days"]),
        ("interaction", ["employee_id", "at", "share_id", "kind"]),
    ];

    public static async Task<WorkOutcome> RunAsync(WorkPlace place)
    {
        var rows = await RowsAsync(place.Input);
        using (SqliteDatabase.OpenFile(Path.Combine(place.Folder, "raw.db"))) { }

        var started = TimeProvider.System.GetTimestamp();
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(place.Folder, "raw.db")};Pooling=false");
        connection.Open();
        Run(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536;");
        using (var transaction = connection.BeginTransaction())
        {
            SqliteCommand[] commands = [.. Tables.Select(table => Insert(connection, transaction, table.Table, table.Columns))];
            foreach (var (table, values) in rows)
            {
                var command = commands[table];
                for (var i = 0; i < values.Length; i++)
                {
                    command.Parameters[i].Value = values[i];
                }

                command.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        Run(connection, "PRAGMA wal_checkpoint(TRUNCATE);");
        return new(rows.Count) { Seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds };
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Insert(
        SqliteConnection connection,
        SqliteTransaction transaction,
        string table,
        IReadOnlyList<string> columns
    )
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            $"INSERT OR IGNORE INTO {table} ({string.Join(", ", columns)}) "
            + $"VALUES ({string.Join(", ", columns.Select(column => "$" + column))})";
        foreach (var column in columns)
        {
            command.Parameters.Add(new SqliteParameter("$" + column, null));
        }

        command.Prepare();
        return command;
    }

    private static async Task<List<(int Table, object[] Values)>> RowsAsync(string input)
    {
        var rows = new List<(int, object[])>();
        var observed = new List<EngagementObserved>();
        var reader = new EventReader(employee => new(employee.Value));
        await foreach (var line in File.ReadLinesAsync(input))
        {
            var facts = reader.Read(Encoding.UTF8.GetBytes(line)).Facts;
            rows.AddRange(facts.SelectMany(RowsOf));
            observed.AddRange(facts.OfType<EngagementObserved>());
        }

        return [.. rows, .. observed.GroupBy(one => one.ShareId).Select(share => (2, (object[])[share.Key, DaysOf(share)]))];
    }

    private static byte[] DaysOf(IEnumerable<EngagementObserved> observed) =>
        EngagementDays.Write(
            EngagementDays.Sorted(
                observed.Select(one => KeyValuePair.Create(DateOnly.FromDateTime(one.ObservedAt.UtcDateTime), one.Counters))
            )
        );

    private static IEnumerable<(int Table, object[] Values)> RowsOf(Fact fact) =>
        fact switch
        {
            ShareMade s =>
            [
                (
                    0,
                    [
                        s.PersonId.Value,
                        s.ShareId,
                        s.RecordedAt.UtcTicks,
                        1L,
                        s.Share.Network,
                        s.Share.SharedAt.UtcTicks,
                        OrNull(s.Share.ContentId),
                        OrNull(s.Share.Url),
                    ]
                ),
                .. s.Mentions.Select(mentioned =>
                    (1, new object[] { s.PersonId.Value, s.ShareId, mentioned.Value, s.RecordedAt.UtcTicks, 1L, s.Share.SharedAt.UtcTicks })
                ),
            ],
            InteractionMade i => [(3, [i.PersonId.Value, i.Interaction.At.UtcTicks, i.Interaction.ShareId, (int)i.Interaction.Kind])],
            _ => [],
        };

    private static object OrNull(object? value) => value ?? DBNull.Value;
}
