using Microsoft.Extensions.DependencyInjection;

namespace Advocacy.Tests.Pipeline.Figures;

public sealed class BookDaysTests : PipelineTest
{
    private static readonly DateOnly Until = DateOnly.FromDateTime(SimulatedFacts.End.UtcDateTime);

    [Fact]
    public async Task BookPartAsync_AnErasureTakesAwayTheSliceThatIsReadNext_SaysThatTheLedgerWasChanged()
    {
        var version = await CloseAsync();
        using var other = Interrupted(async () =>
        {
            var head = (await Pipeline.Get<ILedger>().ReadAsync(Cancellation))!;
            await Pipeline.Get<ILedger>().CommitAsync(head, head with { Version = head.Version + 1, Slices = [] }, Cancellation);
        });
        Assert.Null(await BookAsync(other, version));
    }

    [Fact]
    public async Task BookPartAsync_SliceThatIsGoneWithoutAChange_IsRefused()
    {
        var version = await CloseAsync();
        using var other = Interrupted(() =>
        {
            Directory.Delete(Pipeline.Folder["ledger/booked"], recursive: true);
            return Task.CompletedTask;
        });
        await Assert.ThrowsAsync<InvalidDataException>(() => BookAsync(other, version));
    }

    [Fact]
    public async Task JoinAsync_SliceOfAPartThatIsGone_SaysSoAndChangesNothing()
    {
        await Pipeline.MergeAsync([.. SimulatedFacts.All]);
        var book = Pipeline.Get<BookDays>();
        var parts = await book.PartsAsync(Cancellation);
        var booked = await Task.WhenAll(parts.Select(part => book.BookPartAsync(0, part, Until, Cancellation)));
        File.Delete(Pipeline.Folder[booked[^1]!.Slices[0].Name]);
        Assert.Null(await book.JoinAsync(0, Until, [.. booked.Select(part => part!)], Cancellation));
        Assert.Null(await Pipeline.Get<ILedger>().ReadAsync(Cancellation));
    }

    private async Task<long> CloseAsync()
    {
        await Pipeline.MergeAsync([.. SimulatedFacts.All]);
        await Pipeline.CloseAsync(Until.AddDays(-7));
        return (await Pipeline.Get<BookDays>().VersionToCloseAsync(Until, Cancellation))!.Value;
    }

    private EmbeddedPipeline Interrupted(Func<Task> happen) =>
        new(services =>
        {
            Pipeline.Share(services);
            services.AddSingleton<IOutputs>(_ => new InterruptedOutputs(
                Pipeline.Get<IOutputs>(),
                name => name.StartsWith("ledger/booked/", StringComparison.Ordinal),
                happen
            ));
        });

    private static async Task<BookedPart?> BookAsync(EmbeddedPipeline pipeline, long version)
    {
        var book = pipeline.Get<BookDays>();
        return await book.BookPartAsync(version, (await book.PartsAsync(Cancellation))[0], Until, Cancellation);
    }
}
