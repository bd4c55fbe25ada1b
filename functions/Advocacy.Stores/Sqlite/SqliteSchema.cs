using System.Globalization;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;
using Microsoft.Data.Sqlite;

namespace Advocacy.Stores.Sqlite;

/// <summary>The tables of the embedded store. Instants are whole microseconds since 1970, days are days since 0001-01-01, both
/// UTC. Keys are clustered in the order in which the stages read.</summary>
internal static class SqliteSchema
{
    /// <summary>The layout, and how many counters there are.</summary>
    public static int Version => (100 * Layout) + Counter.All.Count;

    private const int Layout = 12;

    private const string Engagement =
        "CREATE TABLE engagement (share_id TEXT NOT NULL PRIMARY KEY, days BLOB NOT NULL) WITHOUT ROWID, STRICT;";

    private const string Tables = """
        CREATE TABLE employee (employee_id TEXT NOT NULL, recorded_at INTEGER NOT NULL, fingerprint INTEGER NOT NULL,
            department TEXT, team TEXT, country TEXT, language TEXT, hired_on INTEGER,
            PRIMARY KEY (employee_id, recorded_at)) WITHOUT ROWID, STRICT;
        CREATE TABLE followers (employee_id TEXT NOT NULL, network TEXT NOT NULL, at INTEGER NOT NULL, followers INTEGER NOT NULL,
            PRIMARY KEY (employee_id, network, at)) WITHOUT ROWID, STRICT;
        CREATE TABLE survey (employee_id TEXT NOT NULL, answered_on INTEGER NOT NULL, recorded_at INTEGER NOT NULL, fingerprint INTEGER NOT NULL,
            synergy INTEGER NOT NULL, antagonism INTEGER NOT NULL, digital_culture INTEGER NOT NULL, company_link INTEGER NOT NULL, own_interest INTEGER NOT NULL,
            PRIMARY KEY (employee_id, answered_on)) WITHOUT ROWID, STRICT;
        CREATE TABLE consent (employee_id TEXT NOT NULL, at INTEGER NOT NULL, granted INTEGER NOT NULL,
            PRIMARY KEY (employee_id, at)) WITHOUT ROWID, STRICT;
        CREATE TABLE content (content_id TEXT NOT NULL PRIMARY KEY, recorded_at INTEGER NOT NULL, fingerprint INTEGER NOT NULL,
            campaign TEXT, topic TEXT, kind TEXT, language TEXT, published_at INTEGER NOT NULL, url TEXT,
            title TEXT, suggested_text TEXT, expires_at INTEGER, other_text TEXT) WITHOUT ROWID, STRICT;
        CREATE TABLE share (employee_id TEXT NOT NULL, share_id TEXT NOT NULL, recorded_at INTEGER NOT NULL, fingerprint INTEGER NOT NULL,
            network TEXT NOT NULL, shared_at INTEGER NOT NULL, content_id TEXT, url TEXT, disclosed INTEGER,
            PRIMARY KEY (employee_id, share_id)) WITHOUT ROWID, STRICT;
        CREATE TABLE mention (by_employee_id TEXT NOT NULL, share_id TEXT NOT NULL, employee_id TEXT NOT NULL,
            recorded_at INTEGER NOT NULL, fingerprint INTEGER NOT NULL, at INTEGER NOT NULL,
            PRIMARY KEY (by_employee_id, share_id, employee_id)) WITHOUT ROWID, STRICT;
        CREATE TABLE interaction (employee_id TEXT NOT NULL, at INTEGER NOT NULL, share_id TEXT NOT NULL, kind INTEGER NOT NULL,
            PRIMARY KEY (employee_id, at, share_id, kind)) WITHOUT ROWID, STRICT;
        CREATE TABLE invitation (employee_id TEXT NOT NULL, at INTEGER NOT NULL, list TEXT NOT NULL, outcome INTEGER NOT NULL,
            PRIMARY KEY (employee_id, at, list, outcome)) WITHOUT ROWID, STRICT;
        CREATE TABLE tombstone (hash TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID, STRICT;
        CREATE TABLE bad_row (id TEXT NOT NULL PRIMARY KEY, payload BLOB NOT NULL, length INTEGER NOT NULL, content_hash TEXT NOT NULL,
            reason TEXT NOT NULL, path TEXT NOT NULL, stage TEXT NOT NULL, origin TEXT NOT NULL, received_at INTEGER NOT NULL, held INTEGER NOT NULL) STRICT;
        CREATE TABLE message (id INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL, visible_at INTEGER NOT NULL,
            dequeue_count INTEGER NOT NULL, body BLOB NOT NULL) STRICT;
        CREATE INDEX message_next ON message (queue, visible_at, id);
        """;

    private const string Visits = """
        CREATE TABLE visit (content_id TEXT NOT NULL, day INTEGER NOT NULL, network TEXT NOT NULL, currency TEXT NOT NULL,
            sessions INTEGER NOT NULL, conversions INTEGER, value INTEGER,
            PRIMARY KEY (content_id, day, network, currency)) WITHOUT ROWID, STRICT;
        """;

    private const string Preferences = """
        CREATE TABLE preference (employee_id TEXT NOT NULL, subject INTEGER NOT NULL, content_id TEXT NOT NULL, at INTEGER NOT NULL, wanted INTEGER NOT NULL,
            PRIMARY KEY (employee_id, subject, content_id)) WITHOUT ROWID, STRICT;
        """;

    // The contract's second edition: a decision by purpose is a bit each, where it was one for all.
    private static readonly string[] SecondEdition =
    [
        "UPDATE consent SET granted = granted * 7",
        "ALTER TABLE content ADD COLUMN title TEXT",
        "ALTER TABLE content ADD COLUMN suggested_text TEXT",
        "ALTER TABLE content ADD COLUMN expires_at INTEGER",
        "ALTER TABLE share ADD COLUMN disclosed INTEGER",
        Visits,
    ];

    private const string Settings = "CREATE TABLE setting (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;";

    private const string HeldRows = "ALTER TABLE bad_row ADD COLUMN held INTEGER NOT NULL DEFAULT 0;";

    // Runs keep nothing here any more.
    private const string DropScans =
        "DROP TABLE IF EXISTS scan_run; DROP TABLE IF EXISTS scan_result; DELETE FROM message WHERE queue IN ('parts', 'parts-poison');";

    // Figures stand in the ledger, and no rollup by person anywhere.
    private const string DropRollup = """
        DROP TABLE IF EXISTS reach; DROP TABLE IF EXISTS reach_staged; DROP TABLE IF EXISTS reach_part; DROP TABLE IF EXISTS reach_run;
        DROP TABLE IF EXISTS adoption;
        """;

    private const string DropReactions = """
        DELETE FROM interaction WHERE EXISTS (SELECT 1 FROM tombstone) AND forgotten(share_id) IN (SELECT hash FROM tombstone);
        DELETE FROM interaction_arrived WHERE EXISTS (SELECT 1 FROM tombstone) AND forgotten(share_id) IN (SELECT hash FROM tombstone);
        """;

    /// <summary>Whether a file has the tables of this version.</summary>
    public static bool IsCurrent(SqliteConnection connection) => Scalar(connection, null, "PRAGMA user_version") == Version;

    /// <summary>Makes the tables in an empty file, and brings a file of the third version or a later one to this one.</summary>
    /// <exception cref="StoreVersionException">The file is of another version, or no store of this program.</exception>
    public static void Ensure(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        var version = Scalar(connection, transaction, "PRAGMA user_version");
        var tables = Scalar(connection, transaction, "SELECT count(*) FROM sqlite_schema");
        if (version == 0 && tables == 0)
        {
            Run(
                connection,
                transaction,
                [
                    Tables,
                    Engagement,
                    Visits,
                    Preferences,
                    SqliteArrivals.ShareIndex,
                    SqliteArrivals.MentionIndex,
                    SqliteArrivals.Tables,
                    Settings,
                ]
            );
        }
        else if (IsBefore(version))
        {
            // What an erasure of before left: colleagues' reactions to what it forgot.
            SqliteFunctions.AddPacked(connection);
            connection.CreateFunction("forgotten", (string shareId) => Fingerprint.Hex("share", shareId), isDeterministic: true);
            Run(connection, transaction, Steps(LayoutOf(version), CountersOf(version)));
        }
        else if (version != Version)
        {
            throw new StoreVersionException(version, Version);
        }

        transaction.Commit();
    }

    private static long LayoutOf(long version) => version < 100 ? version : version / 100;

    /// <summary>Versions before the seventh did not say it: there were five.</summary>
    private static long CountersOf(long version) => version < 100 ? 5 : version % 100;

    private static bool IsBefore(long version) =>
        version != Version && LayoutOf(version) is >= 3 and <= Layout && CountersOf(version) <= Counter.All.Count;

    private static IEnumerable<string> Steps(long layout, long counters) =>
        [
            layout < 4 ? SqliteArrivals.Tables : "",
            layout < 5 ? Settings : "",
            layout < 6 ? HeldRows : "",
            layout < 6 ? DropReactions : "",
            layout < 7 ? DropScans : "",
            .. layout < 8 ? SecondEdition : [],
            layout is >= 4 and < 8 ? "ALTER TABLE share_arrived ADD COLUMN disclosed INTEGER" : "",
            layout < 9 ? DropRollup : "",
            .. layout < 10 ? PackedEngagement(counters) : [],
            layout < 11 ? Preferences : "",
            layout < 12 ? "ALTER TABLE content ADD COLUMN other_text TEXT" : "",
        ];

    /// <summary>A row was a day, with a column for each counter.</summary>
    private static IEnumerable<string> PackedEngagement(long counters) =>
        [
            "ALTER TABLE engagement RENAME TO engagement_of_day",
            Engagement,
            $"INSERT INTO engagement SELECT share_id, {SqliteFunctions.Packed}(day, "
                + $"{string.Join(", ", Counter.All.Select(counter => counter.Index < counters ? counter.Name : "NULL"))}) "
                + "FROM engagement_of_day GROUP BY share_id",
            "DROP TABLE engagement_of_day",
        ];

    /// <summary>Runs steps one by one: after an ALTER TABLE that looks through its rows the client says nothing of what fails later in the
    /// same command.</summary>
    private static void Run(SqliteConnection connection, SqliteTransaction transaction, IEnumerable<string> steps)
    {
        foreach (
            var step in steps
                .Where(step => step.Length > 0)
                .Append(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Version}"))
        )
        {
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = step;
            command.ExecuteNonQuery();
        }
    }

    private static long Scalar(SqliteConnection connection, SqliteTransaction? transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
