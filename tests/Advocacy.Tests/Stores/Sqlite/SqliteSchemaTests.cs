namespace Advocacy.Tests.Stores.Sqlite;

/// <summary>Files of before: how they are brought to this version, or refused.</summary>
public sealed class SqliteSchemaTests
{
    [Fact]
    public void OpenFile_OtherVersion_IsRefused()
    {
        using var folder = new TemporaryFolder();
        SqliteDatabase.OpenFile(folder["store.db"]).Dispose();
        Run(folder["store.db"], "PRAGMA user_version = 99");
        Assert.Throws<StoreVersionException>(() => SqliteDatabase.OpenFile(folder["store.db"]));
    }

    [Fact]
    public async Task OpenFile_VersionBefore_KeepsWhatIsKnownAndDropsTheRollup()
    {
        var cancellation = Cancellation;
        using var folder = new TemporaryFolder();
        using (var before = SqliteDatabase.OpenFile(folder["store.db"]))
        {
            await new SqliteActivityStore(before).MergeAsync([new ConsentDecided(new("ann"), AnyFact.Start, true)], cancellation);
        }

        Run(
            folder["store.db"],
            FirstEdition
                + FiveCounters
                + "ALTER TABLE bad_row DROP COLUMN held; DROP TABLE setting; DROP TABLE share_arrived; "
                + "DROP TABLE mention_arrived; DROP TABLE interaction_arrived; "
                + "CREATE TABLE reach_staged (run TEXT NOT NULL PRIMARY KEY); INSERT INTO reach_staged VALUES ('r'); "
                + "CREATE TABLE adoption (week INTEGER); CREATE TABLE scan_run (scan TEXT); "
                + "CREATE TABLE scan_result (json BLOB); INSERT INTO message VALUES (1, 'parts', 0, 0, x''); "
                + "DROP TABLE preference; ALTER TABLE content DROP COLUMN other_text; PRAGMA user_version = 3"
        );
        using var database = SqliteDatabase.OpenFile(folder["store.db"]);
        Assert.Equal(
            "ann",
            Assert
                .Single(await new SqliteActivityStore(database).ReadAsync(Purpose.Rights, cancellation).ToListAsync(cancellation))
                .PersonId.Value
        );
        Assert.Equal(0, await new SqliteMessageQueue(database, TimeProvider.System).CountAsync("parts", cancellation));
        using var connection = database.Open();
        using var left = connection.CreateCommand();
        left.CommandText = "SELECT count(*) FROM sqlite_schema WHERE name LIKE 'reach%' OR name = 'adoption'";
        Assert.Equal(0L, left.ExecuteScalar());
    }

    [Fact]
    public async Task OpenFile_VersionBeforeWithAnErasure_DropsReactionsToWhatIsForgotten()
    {
        var cancellation = Cancellation;
        using var folder = new TemporaryFolder();
        using (var before = SqliteDatabase.OpenFile(folder["store.db"]))
        {
            await new SqliteActivityStore(before).MergeAsync(
                [
                    new ShareMade("forgotten", new("ann"), AnyFact.Start, new("x", AnyFact.Start, null, null), []),
                    new ErasureRequested(new("ann"), AnyFact.Start),
                ],
                cancellation
            );
        }

        Run(
            folder["store.db"],
            FirstEdition
                + FiveCounters
                + "ALTER TABLE bad_row DROP COLUMN held; "
                + "INSERT INTO interaction VALUES ('bob', 0, 'forgotten', 0), ('bob', 0, 'other', 0); "
                + "INSERT INTO interaction_arrived VALUES ('bob', 1, 'forgotten', 0); "
                + "DROP TABLE preference; ALTER TABLE content DROP COLUMN other_text; PRAGMA user_version = 5"
        );
        using var database = SqliteDatabase.OpenFile(folder["store.db"]);
        var bob = Assert.Single(await new SqliteActivityStore(database).ReadAsync(Purpose.Rights, cancellation).ToListAsync(cancellation));
        Assert.Equal(["other"], bob.Interactions.Select(interaction => interaction.ShareId));
    }

    [Fact]
    public void OpenFile_VersionBeforeThatCannotBeBroughtOn_FailsAndStaysAsItWas()
    {
        using var folder = new TemporaryFolder();
        using (SqliteDatabase.OpenFile(folder["store.db"])) { }

        // Its counters are there already: a step after the one that adds a column to bad_row fails.
        Run(
            folder["store.db"],
            "ALTER TABLE bad_row DROP COLUMN held; DROP TABLE preference; ALTER TABLE content DROP COLUMN other_text; "
                + "PRAGMA user_version = 5"
        );
        Assert.ThrowsAny<Exception>(() => SqliteDatabase.OpenFile(folder["store.db"]).Dispose());
        Assert.Equal(5L, Scalar(folder["store.db"], "PRAGMA user_version"));
        Assert.Equal(0L, Scalar(folder["store.db"], "SELECT count(*) FROM pragma_table_info('bad_row') WHERE name = 'held'"));
    }

    [Theory]
    [InlineData(5, 8)]
    [InlineData(7, 9)]
    public async Task OpenFile_VersionWithARowForEachDay_KeepsItsCounters(int counters, int layout)
    {
        using var folder = new TemporaryFolder();
        var share = new ShareMade("s", new("ann"), AnyFact.Start, new("x", AnyFact.Start, null, null), []);
        using (var before = SqliteDatabase.OpenFile(folder["store.db"]))
        {
            await new SqliteActivityStore(before).MergeAsync([share], Cancellation);
        }

        var day = DateOnly.FromDateTime(AnyFact.Start.UtcDateTime);
        Run(
            folder["store.db"],
            EngagementOfDays(counters)
                + "INSERT INTO engagement (share_id, day, impressions, clicks) VALUES "
                + $"('s', {day.DayNumber + 1}, 7, NULL), ('s', {day.DayNumber}, 5, 0), ('other', {day.DayNumber}, NULL, NULL); "
                + $"DROP TABLE preference; ALTER TABLE content DROP COLUMN other_text; PRAGMA user_version = {layout}0{counters}"
        );
        using var database = SqliteDatabase.OpenFile(folder["store.db"]);
        var store = new SqliteActivityStore(database);
        Assert.Equal(
            [new(day, new(5, null, null, null, 0)), new(day.AddDays(1), new(7, null, null, null, null))],
            (await store.FindAsync(new("ann"), Purpose.Rights, Cancellation))!.Shares.Values.Single().Engagement.Days
        );
        Assert.Equal(3, (await store.CountAsync(Purpose.Rights, Cancellation)).EngagementDays);
    }

    [Fact]
    public async Task OpenFile_VersionOfTheFirstEdition_KeepsDecisionsOnAllPurposesAndTakesTheSecondEdition()
    {
        var cancellation = Cancellation;
        using var folder = new TemporaryFolder();
        using (var before = SqliteDatabase.OpenFile(folder["store.db"]))
        {
            await new SqliteActivityStore(before).MergeAsync(
                [new ConsentDecided(new("ann"), AnyFact.Start, true), new ConsentDecided(new("bob"), AnyFact.Start, false)],
                cancellation
            );
        }

        Run(
            folder["store.db"],
            FirstEdition
                + EngagementOfDays(6)
                + "CREATE TABLE reach (employee_id TEXT); INSERT INTO reach VALUES ('ann'); "
                + "DROP TABLE preference; ALTER TABLE content DROP COLUMN other_text; PRAGMA user_version = 706"
        );
        using var database = SqliteDatabase.OpenFile(folder["store.db"]);
        var store = new SqliteActivityStore(database);
        Assert.Equal(
            ["ann"],
            (await store.ReadAsync(Purpose.List, cancellation).ToListAsync(cancellation)).Select(person => person.PersonId.Value)
        );
        var share = new ShareMade("s", new("ann"), AnyFact.Start, new("x", AnyFact.Start, null, null, Disclosed: true), []);
        await store.MergeAsync([share, new VisitsCounted(new("c", new(2025, 1, 6), "x", "EUR"), new(3, 1, 2.5m))], cancellation);
        Assert.True((await store.FindAsync(new("ann"), Purpose.Rights, cancellation))!.Shares.Values.Single().Post.Value.Disclosed);
        Assert.Equal(2.5m, (await store.ReadVisitsAsync(cancellation).ToListAsync(cancellation)).Single().Value.Value);
    }

    /// <summary>Before the eighth version the contract was of its first edition.</summary>
    private const string FirstEdition =
        "UPDATE consent SET granted = granted & 1; ALTER TABLE content DROP COLUMN title; ALTER TABLE content DROP COLUMN suggested_text; "
        + "ALTER TABLE content DROP COLUMN expires_at; ALTER TABLE share DROP COLUMN disclosed; "
        + "ALTER TABLE share_arrived DROP COLUMN disclosed; DROP TABLE visit; ";

    /// <summary>Before the seventh version there were five counters.</summary>
    private static string FiveCounters => EngagementOfDays(5);

    /// <summary>Before the tenth version a day of a share was a row, with a column for each counter.</summary>
    private static string EngagementOfDays(int counters) =>
        "DROP TABLE engagement; CREATE TABLE engagement (share_id TEXT NOT NULL, day INTEGER NOT NULL, "
        + string.Concat(Counter.All.Take(counters).Select(counter => $"{counter.Name} INTEGER, "))
        + "PRIMARY KEY (share_id, day)) WITHOUT ROWID, STRICT; ";

    private static void Run(string file, string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static object? Scalar(string file, string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
