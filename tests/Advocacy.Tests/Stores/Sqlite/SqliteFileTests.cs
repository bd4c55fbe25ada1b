namespace Advocacy.Tests.Stores.Sqlite;

/// <summary>The file of the embedded store: how it is made, opened and refused.</summary>
public sealed class SqliteFileTests
{
    [Fact]
    public void OpenFile_NoDatabase_Throws()
    {
        using var folder = new TemporaryFolder();
        System.IO.File.WriteAllText(folder["store.db"], "this is a text and no database, and it is long enough to be told from one");
        Assert.Throws<Microsoft.Data.Sqlite.SqliteException>(() => SqliteDatabase.OpenFile(folder["store.db"]));
    }

    [Fact]
    public void OpenFile_CutToNothingOrAFolder_IsRefused()
    {
        using var folder = new TemporaryFolder();
        SqliteDatabase.OpenFile(folder["store.db"]).Dispose();
        System.IO.File.WriteAllBytes(folder["store.db"], []);
        Assert.Contains(
            "cut off",
            Assert.Throws<InvalidDataException>(() => SqliteDatabase.OpenFile(folder["store.db"])).Message,
            StringComparison.Ordinal
        );
        Directory.CreateDirectory(folder["other.db"]);
        Assert.Contains(
            "is a folder",
            Assert.Throws<InvalidDataException>(() => SqliteDatabase.OpenFile(folder["other.db"])).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task OpenFile_SomebodyClearsUpWhileItIsMade_IsMadeAllTheSame()
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        var clearing = Task.Run(
            () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    AtomicFile.DeleteUnfinished(folder.Path);
                }
            },
            Cancellation
        );
        Assert.All(Enumerable.Range(0, 30), i => SqliteDatabase.OpenFile(folder[$"store-{i}.db"]).Dispose());
        await stop.CancelAsync();
        await clearing;
    }

    [Fact]
    public async Task OpenFile_ManyMakeItAtTheSameTime_ShareOne()
    {
        using var folder = new TemporaryFolder();
        await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(i =>
                    Task.Run(async () =>
                    {
                        using var database = SqliteDatabase.OpenFile(folder["store.db"]);
                        await new SqliteActivityStore(database).MergeAsync(
                            [new ConsentDecided(new($"p{i}"), AnyFact.Start, true)],
                            CancellationToken.None
                        );
                    })
                )
        );
        using var all = SqliteDatabase.OpenFile(folder["store.db"]);
        Assert.Equal(16, (await new SqliteActivityStore(all).CountAsync(Purpose.Rights, Cancellation)).Employees);
        Assert.Equal(
            [folder["store.db"]],
            Directory
                .GetFiles(folder.Path, "*")
                .Where(file => !file.EndsWith("-wal", StringComparison.Ordinal) && !file.EndsWith("-shm", StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task OpenReadOnly_WithOrWithoutAWriter_ReadsAndMakesNothing(bool isWriting)
    {
        var cancellation = Cancellation;
        using var folder = new TemporaryFolder();
        using var writer = SqliteDatabase.OpenFile(folder["store.db"]);
        await new SqliteActivityStore(writer) { LargeBatch = 1 }.MergeAsync(
            [new ShareMade("s", new("ann"), AnyFact.Start, new("x", AnyFact.Start, null, null), [])],
            cancellation
        );
        if (!isWriting)
        {
            writer.Dispose();
        }

        var before = Directory.GetFiles(folder.Path).Order(StringComparer.Ordinal).ToList();
        using (var database = SqliteDatabase.OpenReadOnly(folder["store.db"]))
        {
            // What has arrived cannot be settled by who only reads: it is counted at the next writing.
            Assert.Equal(0, (await new SqliteActivityStore(database).CountAsync(Purpose.Rights, cancellation)).Shares);
            await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() =>
                new SqliteActivityStore(database).MergeAsync([new ConsentDecided(new("ann"), AnyFact.Start, true)], cancellation)
            );
        }

        Assert.Equal(before, Directory.GetFiles(folder.Path).Order(StringComparer.Ordinal));
        Assert.Equal(isWriting, before.Count > 1);
    }

    [Fact]
    public void OpenFile_FileThatThisProcessHasOpen_TakesNoLockFromIt()
    {
        Assert.SkipUnless(File.Exists("/proc/locks"), "only Linux lists locks");
        using var folder = new TemporaryFolder();
        using var first = SqliteDatabase.OpenFile(folder["store.db"]);
        using var reading = first.Open();
        var held = Locks();
        Assert.SkipUnless(held > 0, "the locks of this process are not listed here");
        using (SqliteDatabase.OpenFile(folder["store.db"])) { }
        Assert.Equal(held, Locks());

        static int Locks() =>
            File.ReadLines("/proc/locks")
                .Count(line =>
                    line.Contains($" POSIX ", StringComparison.Ordinal)
                    && line.Contains($" {Environment.ProcessId} ", StringComparison.Ordinal)
                );
    }
}
