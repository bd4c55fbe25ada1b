using System.Text;
using CsCheck;

namespace Advocacy.Tests.Pipeline.Ingest;

public sealed class IngestSourceTests : PipelineTest
{
    [Fact]
    public Task RunAsync_AnyFactsAsLines_AreTheFoldOfTheFactsAndErasuresWaitInTheirQueue() =>
        AnyFact.Some.SampleAsync(
            async facts =>
            {
                using var pipeline = new EmbeddedPipeline();
                var taken = await pipeline.Get<IngestSource>().RunAsync(new Lines(facts.Select(EventJson.Bytes)), null, Cancellation);
                Assert.Equal(new(facts.Length, 0), taken);
                Assert.Equal(
                    CompanyActivity.Of(facts.Select(fact => fact.WithPeople(TestKeys.PseudonymOf))).View(Purpose.Rights),
                    await pipeline.Store.ReadAsync(Purpose.Rights, Cancellation).ToListAsync(Cancellation)
                );
                Assert.Equal(
                    facts.OfType<ErasureRequested>().Count(),
                    await pipeline.Get<IMessageQueue>().CountAsync(QueueNames.Erasure, Cancellation)
                );
            },
            iter: 30,
            threads: 1
        );

    [Fact]
    public async Task RunAsync_CorruptLines_AreTheBadRowsOfTheQueueWithTheirPlaceAndTheRestIsTakenIn()
    {
        var corrupt = CorruptLines.Take(100).ToList();
        var good = EventJson.Bytes(new ConsentDecided(new("ann"), AnyFact.Start, true));
        IEventSource Source() => new Lines([good, .. corrupt.Select(line => line.Line), good]);
        var taken = await Pipeline.Get<IngestSource>().RunAsync(Source(), null, Cancellation);
        Assert.Equal(new(corrupt.Count + 2, corrupt.Count), taken);
        var rows = await RowsAsync(Pipeline);
        Assert.Equal(
            corrupt.Select((line, i) => (line.Reason, $"lines:{i + 2}")).Order(),
            rows.Select(row => (row.Problem.Reason, row.Origin)).Order()
        );

        using var queued = new EmbeddedPipeline();
        await queued.Get<CollectEvents>().RunAsync(Source(), queued.IngestQueueAsync, null, Cancellation);
        Assert.Equal((await RowsAsync(queued)).Select(row => row.Id).Order(), rows.Select(row => row.Id).Order());
        Assert.Equal(
            await queued.Store.CountAsync(Purpose.Rights, Cancellation),
            await Pipeline.Store.CountAsync(Purpose.Rights, Cancellation)
        );
    }

    [Fact]
    public async Task RunAsync_MoreThanOneBatch_LosesNoLineAndTellsOfAll()
    {
        var told = new List<StageProgress>();
        var facts = Enumerable.Range(0, 40_000).Select(i => (Fact)new ConsentDecided(new($"p{i}"), AnyFact.Start, true));
        var taken = await Pipeline.Get<IngestSource>().RunAsync(new Lines(facts.Select(EventJson.Bytes)), new Told(told), Cancellation);
        Assert.Equal((40_000, 40_000), (taken.Lines, (await Pipeline.Store.CountAsync(Purpose.Rights, Cancellation)).Employees));
        Assert.True(told.Count > 1);
        Assert.Equal(40_000, told[^1].Done);
    }

    [Fact]
    public async Task RunAsync_SourceThatFails_Throws()
    {
        await Assert.ThrowsAsync<IOException>(() => Pipeline.Get<IngestSource>().RunAsync(new Lines(ThenFails()), null, Cancellation));

        static IEnumerable<byte[]> ThenFails()
        {
            yield return Encoding.UTF8.GetBytes(EventJson.Of(new ConsentDecided(new("ann"), AnyFact.Start, true)));
            throw new IOException("the disk is gone");
        }
    }

    [Fact]
    public async Task RunAsync_Stopped_Throws()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Pipeline.Get<IngestSource>().RunAsync(new Lines("{}"), null, stop.Token)
        );
    }

    private static async Task<List<BadRow>> RowsAsync(EmbeddedPipeline pipeline) =>
        await pipeline.Get<IBadRowStore>().ReadAsync(Cancellation).ToListAsync(Cancellation);

    private sealed class Told(List<StageProgress> told) : IProgress<StageProgress>
    {
        public void Report(StageProgress value) => told.Add(value);
    }
}
