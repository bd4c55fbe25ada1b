using Microsoft.Extensions.Logging.Abstractions;

namespace Advocacy.Tests.Pipeline.Recovery;

public sealed class ReplayBadRowsTests : PipelineTest
{
    [Fact]
    public async Task RunAsync_RowThatIsGoodByNow_IsTakenInAndLeaves()
    {
        var mended = BadRow.Of(
            EventJson.Bytes(new ConsentDecided(new("ann"), AnyFact.Start, true)),
            new(BadRowReason.UnknownType, "$.type"),
            "ingest",
            "events",
            AnyFact.Start
        );
        await Pipeline.Get<IBadRowStore>().AddAsync([mended], Cancellation);
        Assert.Equal(new(1, 0, 0), await ReplayAsync());
        Assert.Empty(await Pipeline.Get<IBadRowStore>().CountAsync(Cancellation));
        Assert.Equal(1, (await Pipeline.Store.CountAsync(Purpose.Rights, Cancellation)).Employees);
    }

    [Fact]
    public async Task RunAsync_RowsThatAreStillBad_ComeBackOnceEach()
    {
        BadRow[] rows =
        [
            .. Enumerable
                .Range(0, 300)
                .Select(i =>
                    BadRow.Of(
                        System.Text.Encoding.UTF8.GetBytes($"[{i}]"),
                        new(BadRowReason.NotAnObject, "$"),
                        "ingest",
                        "events",
                        AnyFact.Start
                    )
                ),
        ];
        await Pipeline.Get<IBadRowStore>().AddAsync(rows, Cancellation);
        Assert.Equal(new(300, 0, 0), await ReplayAsync());
        Assert.Equal(300, (await Pipeline.Get<IBadRowStore>().CountAsync(Cancellation)).Values.Sum());
    }

    [Fact]
    public async Task RunAsync_RowFoundBadAgainBeforeItLeaves_Stays()
    {
        var rows = Pipeline.Get<IBadRowStore>();
        await rows.AddAsync([BadRow.Of("[]"u8, new(BadRowReason.NotAnObject, "$"), "ingest", "events", AnyFact.Start)], Cancellation);
        var queue = new QuickQueue(Pipeline.Get<IMessageQueue>(), () => Pipeline.IngestQueueAsync(Cancellation));
        await new ReplayBadRows(rows, queue, NullLogger<ReplayBadRows>.Instance).RunAsync(Cancellation);
        Assert.Equal(1, (await rows.CountAsync(Cancellation)).Values.Sum());
    }

    [Fact]
    public async Task RunAsync_RowTooLongForTheQueue_Stays()
    {
        await Pipeline
            .Get<IBadRowStore>()
            .AddAsync(
                [BadRow.Of(new byte[EventLimits.MaxEventBytes + 1], new(BadRowReason.TooLong, "$"), "collect", "a:1", AnyFact.Start)],
                Cancellation
            );
        Assert.Equal(new(0, 0, 1), await ReplayAsync());
        Assert.Equal(1, (await Pipeline.Get<IBadRowStore>().CountAsync(Cancellation))[BadRowReason.TooLong]);
    }

    [Fact]
    public async Task RunAsync_PoisonMessages_GoBackToTheQueue()
    {
        await Pipeline
            .Get<IMessageQueue>()
            .EnqueueAsync(
                QueueNames.PoisonOf(QueueNames.Events),
                [EventJson.Bytes(new ConsentDecided(new("ann"), AnyFact.Start, true))],
                Cancellation
            );
        Assert.Equal(new(0, 1, 0), await ReplayAsync());
        Assert.Equal(1, (await Pipeline.Store.CountAsync(Purpose.Rights, Cancellation)).Employees);
    }

    private async Task<Replayed> ReplayAsync()
    {
        var replayed = await Pipeline.Get<ReplayBadRows>().RunAsync(Cancellation);
        await Pipeline.IngestQueueAsync(Cancellation);
        return replayed;
    }
}
