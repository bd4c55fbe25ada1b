using DuckDB.NET.Data;

namespace Advocacy.Tests.Benchmarks.Work;

/// <summary>A peer that did something else would prove nothing.</summary>
public sealed class DuckDbWorkTests
{
    private static readonly DateOnly End = new(2026, 1, 1);

    [Fact]
    public async Task RollUpAsync_SimulatedCompany_MakesTheRowsThatOursMakes()
    {
        using var pipeline = new EmbeddedPipeline();
        // The peer knows nothing of consent: everybody gives theirs.
        var facts = SimulatedFacts.Of(people: 150, months: 6, seed: 3);
        var consents = facts
            .OfType<EmployeeRecorded>()
            .Select(person => person.PersonId)
            .Distinct()
            .Select(id => new ConsentDecided(id, new(2025, 12, 31, 0, 0, 0, TimeSpan.Zero), true));
        byte[] events =
        [
            .. SimulatedFacts.Bytes(people: 150, months: 6, seed: 3),
            .. consents.SelectMany(consent => EventJson.Bytes(consent).Append((byte)'\n')),
        ];
        var place = new WorkPlace("", pipeline.Folder["events.jsonl"], pipeline.Folder.Path);
        await File.WriteAllBytesAsync(place.Input, events, Cancellation);

        // Every event twice: identity removes the second.
        await File.AppendAllBytesAsync(place.Input, events, Cancellation);
        await pipeline.Get<IngestSource>().RunAsync(EventFiles.At([place.Input]), null, Cancellation);
        var counts = await pipeline.Store.CountAsync(Purpose.Rights, Cancellation);
        Assert.Equal(counts.Shares + counts.EngagementDays + counts.Interactions, (await DuckDbWork.IngestAsync(place)).Count);

        await pipeline.RollUpAsync(End);
        var networks = (await pipeline.Get<IReachStore>().ReadPeopleAsync(End, Cancellation)).Keys.ToList();
        var rows = await pipeline.Get<IReachStore>().ReadAsync(networks, End, Cancellation).ToListAsync(Cancellation);
        Assert.Equal(rows.Count, (await DuckDbWork.RollUpAsync(place)).Count);
        Assert.Equal(Sums(rows), await SumsAsync(pipeline.Folder["duck.parquet"]));
    }

    private static long[] Sums(List<ReachRow> rows) =>
        [
            rows.Sum(row => row.Shares),
            rows.Sum(row => row.Gains.Impressions ?? 0),
            rows.Sum(row => row.Gains.Reactions ?? 0),
            rows.Sum(row => row.Gains.Comments ?? 0),
            rows.Sum(row => row.Gains.Reshares ?? 0),
            rows.Sum(row => row.Gains.Clicks ?? 0),
            rows.Sum(row => row.PotentialReach ?? 0),
        ];

    private static async Task<long[]> SumsAsync(string file)
    {
        await using var connection = new DuckDBConnection("Data Source=:memory:");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText =
            $"SELECT CAST(sum(shares) AS BIGINT), CAST(sum(impressions) AS BIGINT), CAST(sum(reactions) AS BIGINT), CAST(sum(comments) "
            + $"AS BIGINT), CAST(sum(reshares) AS BIGINT), CAST(sum(clicks) AS BIGINT), CAST(sum(potential_reach) AS BIGINT) FROM '{file}'";
        await using var row = await command.ExecuteReaderAsync(Cancellation);
        await row.ReadAsync(Cancellation);
        return [.. Enumerable.Range(0, row.FieldCount).Select(row.GetInt64)];
    }
}
