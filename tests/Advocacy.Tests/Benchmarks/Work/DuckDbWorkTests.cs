using DuckDB.NET.Data;

namespace Advocacy.Tests.Benchmarks.Work;

/// <summary>A peer that did something else would prove nothing.</summary>
public sealed class DuckDbWorkTests
{
    private static readonly DateOnly End = new(2026, 1, 1);

    [Fact]
    public async Task CloseAsync_SimulatedCompany_AddsUpToWhatOursAddsUpTo()
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

        var closed = await pipeline.CloseAsync(End);
        await DuckDbWork.CloseAsync(place);
        Assert.Equal(Sums(closed.Networks), await SumsAsync(pipeline.Folder["duck.parquet"]));
    }

    private static long[] Sums(IReadOnlyList<NetworkFacts> networks) =>
        [
            networks.Sum(network => network.Total.Shares),
            networks.Sum(network => network.Total.Counters.Impressions ?? 0),
            networks.Sum(network => network.Total.Counters.Reactions ?? 0),
            networks.Sum(network => network.Total.Counters.Comments ?? 0),
            networks.Sum(network => network.Total.Counters.Reshares ?? 0),
            networks.Sum(network => network.Total.Counters.Clicks ?? 0),
        ];

    private static async Task<long[]> SumsAsync(string file)
    {
        await using var connection = new DuckDBConnection("Data Source=:memory:");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = string.Join(
            ", ",
            new[] { "shares", "impressions", "reactions", "comments", "reshares", "clicks" }.Select(figure =>
                $"CAST(ifnull(sum(amount) FILTER (figure = '{figure}'), 0) AS BIGINT)"
            )
        );
        command.CommandText = $"SELECT {command.CommandText} FROM '{file}'";
        await using var row = await command.ExecuteReaderAsync(Cancellation);
        await row.ReadAsync(Cancellation);
        return [.. Enumerable.Range(0, row.FieldCount).Select(row.GetInt64)];
    }
}
