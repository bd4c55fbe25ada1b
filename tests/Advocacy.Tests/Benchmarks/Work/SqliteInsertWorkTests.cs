using Microsoft.Data.Sqlite;

namespace Advocacy.Tests.Benchmarks.Work;

/// <summary>The peer fills the tables that the store has now, whatever columns came to them.</summary>
public sealed class SqliteInsertWorkTests : FolderTest
{
    [Fact]
    public async Task RunAsync_SimulatedCompany_InsertsWhatOurStoreHolds()
    {
        using var pipeline = new EmbeddedPipeline();
        var place = new WorkPlace("", Folder["events.jsonl"], Folder.Path);
        await File.WriteAllBytesAsync(place.Input, SimulatedFacts.Bytes(people: 40, months: 3, seed: 3), Cancellation);
        await pipeline.Get<IngestSource>().RunAsync(EventFiles.At([place.Input]), null, Cancellation);
        var ours = await pipeline.Store.CountAsync(Purpose.Rights, Cancellation);

        await SqliteInsertWork.RunAsync(place);
        await using var connection = new SqliteConnection($"Data Source={Folder["raw.db"]};Pooling=false");
        await connection.OpenAsync(Cancellation);
        Assert.Equal(
            (ours.Shares, ours.EngagementDays, ours.Interactions),
            (Count(connection, "share"), Days(connection), Count(connection, "interaction"))
        );
    }

    private static long Days(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT days FROM engagement";
        using var row = command.ExecuteReader();
        var days = 0L;
        while (row.Read())
        {
            days += EngagementDays.Read(row.GetFieldValue<byte[]>(0)).Count;
        }

        return days;
    }

    private static long Count(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table}";
        return (long)command.ExecuteScalar()!;
    }
}
