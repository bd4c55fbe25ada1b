using CsCheck;

namespace Advocacy.Tests.Stores.Sqlite;

public sealed class SqliteActivityStoreTests
{
    public sealed class InMemoryDatabase : ActivityStoreCompliance
    {
        protected override Task<Opened<IActivityStore>> OpenAsync()
        {
            var database = InMemory.Database();
            return Task.FromResult(new Opened<IActivityStore>(new SqliteActivityStore(database), new Closing(database)));
        }
    }

    public sealed class File : ActivityStoreCompliance
    {
        protected override int Iterations => 15;

        protected override Task<Opened<IActivityStore>> OpenAsync()
        {
            var folder = new TemporaryFolder();
            var database = SqliteDatabase.OpenFile(folder["store.db"]);
            return Task.FromResult(new Opened<IActivityStore>(new SqliteActivityStore(database), new Closing(folder, database)));
        }
    }

    /// <summary>Every batch is laid down first, as large ones are.</summary>
    public sealed class LargeBatches : ActivityStoreCompliance
    {
        protected override Task<Opened<IActivityStore>> OpenAsync()
        {
            var database = InMemory.Database();
            return Task.FromResult(new Opened<IActivityStore>(new SqliteActivityStore(database) { LargeBatch = 1 }, new Closing(database)));
        }
    }

    [Fact]
    public Task MergeAsync_AnySizesOfBatches_AreTheFoldOfTheFacts() =>
        Gen.Select(AnyFact.Rearranged, Gen.Int[1, 7])
            .SampleAsync(
                async (rearranged, largeBatch) =>
                {
                    var cancellation = Cancellation;
                    using var database = InMemory.Database();
                    var store = new SqliteActivityStore(database) { LargeBatch = largeBatch };
                    foreach (var (i, batch) in rearranged.Batches.Index())
                    {
                        await store.MergeAsync([.. batch.Take((i % 6) + 1)], cancellation);
                        await store.MergeAsync([.. batch.Skip((i % 6) + 1)], cancellation);
                    }

                    Assert.Equal(
                        CompanyActivity.Of(rearranged.Facts).View(Purpose.Rights),
                        await store.ReadAsync(Purpose.Rights, cancellation).ToListAsync(cancellation)
                    );
                },
                iter: 60,
                threads: 1
            );

    [Fact]
    public async Task MergeAsync_LargeBatch_IsThereAfterTheProcessDied()
    {
        var cancellation = Cancellation;
        using var folder = new TemporaryFolder();
        using var died = SqliteDatabase.OpenFile(folder["store.db"]);
        await new SqliteActivityStore(died) { LargeBatch = 1 }.MergeAsync(
            [new ShareMade("s1", new("ann"), AnyFact.Start, new("x", AnyFact.Start, null, null), [new("bob")])],
            cancellation
        );
        using var other = SqliteDatabase.OpenFile(folder["store.db"]);
        Assert.Equal(
            ["ann", "bob"],
            await new SqliteActivityStore(other)
                .ReadAsync(Purpose.Rights, cancellation)
                .Select(person => person.PersonId.Value)
                .ToListAsync(cancellation)
        );
    }

    [Fact]
    public async Task MergeAsync_FileOpenedByTwo_KeepsWhatBothMerged()
    {
        var cancellation = Cancellation;
        using var folder = new TemporaryFolder();
        using (var first = SqliteDatabase.OpenFile(folder["store.db"]))
        using (var second = SqliteDatabase.OpenFile(folder["store.db"]))
        {
            await Task.WhenAll(
                new[] { first, second }.SelectMany(
                    (database, owner) =>
                        Enumerable
                            .Range(0, 20)
                            .Select(i =>
                                Task.Run(
                                    () =>
                                        new SqliteActivityStore(database).MergeAsync(
                                            [new ConsentDecided(new($"p{owner}-{i}"), AnyFact.Start, true)],
                                            cancellation
                                        ),
                                    cancellation
                                )
                            )
                )
            );
        }

        using var third = SqliteDatabase.OpenFile(folder["store.db"]);
        Assert.Equal(40, (await new SqliteActivityStore(third).CountAsync(Purpose.Rights, cancellation)).Employees);
    }

    [Fact]
    public async Task ReadAsync_WhileMerging_SeesOneMomentOnly()
    {
        var cancellation = Cancellation;
        using var folder = new TemporaryFolder();
        using var database = SqliteDatabase.OpenFile(folder["store.db"]);
        var store = new SqliteActivityStore(database);
        await store.MergeAsync(
            [.. Enumerable.Range(0, 50).Select(i => new ConsentDecided(new($"p{i:00}"), AnyFact.Start, true))],
            cancellation
        );
        var read = 0;
        await foreach (var person in store.ReadAsync(Purpose.Rights, cancellation))
        {
            if (read++ == 0)
            {
                await store.MergeAsync(
                    [.. Enumerable.Range(0, 50).Select(i => new ConsentDecided(new($"p{i:00}"), AnyFact.Start.AddDays(1), false))],
                    cancellation
                );
            }

            Assert.True(person.ConsentsTo(Purpose.Predict));
        }

        Assert.Equal(50, read);
    }
}
