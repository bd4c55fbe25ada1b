using System.Text.Json;
using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Advocacy.Tests.Pipeline.Runs;

public sealed class ScanPartsTests
{
    private static readonly DateOnly Day = new(2025, 1, 6);
    private static readonly TimeSpan Unseen = TimeSpan.FromMinutes(1);

    /// <summary>Any order and repetition of messages, and a process that dies at any point of one: before it, within it (the effect is
    /// there, the next message is not) or before its message is deleted.</summary>
    [Fact]
    public Task RunAsync_AnyOrderRepetitionAndCrash_EndsInTheSameOutcome() =>
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, int.MaxValue])
            .SampleAsync(
                async (parts, seed) =>
                {
                    using var database = InMemory.Database();
                    var world = new World(database, parts);
                    var chance = new Chance($"{seed}");
                    var run = await world.Start.RunAsync(world.Scan, Day, Day, Cancellation);
                    while (await world.Parts.OutcomeAsync(run, Cancellation) is null)
                    {
                        world.Clock.Advance(2 * Unseen);
                        var messages = await world.Queue.ReceiveAsync(QueueNames.Parts, 999, Unseen, Cancellation);
                        var message = messages[chance.Next(messages.Count)];
                        switch (chance.Next(4))
                        {
                            case 0:
                                break;
                            case 1:
                                await Record.ExceptionAsync(async () => await world.Dying.RunAsync(message.Body, Cancellation));
                                break;
                            case 2:
                                await world.Parts.RunAsync(message.Body, Cancellation);
                                break;
                            default:
                                await world.Parts.RunAsync(message.Body, Cancellation);
                                await world.Queue.DeleteAsync(message, Cancellation);
                                break;
                        }
                    }

                    Assert.Equal(world.Scan.Expected, await world.OutcomeAsync(run));
                },
                iter: 150,
                threads: 1
            );

    [Fact]
    public async Task RunAsync_NothingGoesWrong_JoinsEachStepOnce()
    {
        using var database = InMemory.Database();
        var world = new World(database, 5);
        var run = await world.Start.RunAsync(world.Scan, Day, Day, Cancellation);
        await world.DrainAsync(workers: 1);
        Assert.Equal(world.Scan.Expected, await world.OutcomeAsync(run));
        Assert.Equal([0, 1], world.Scan.Joins);
    }

    [Fact]
    public async Task RunAsync_ManyWorkersOnAzurite_JoinEachStepOnce()
    {
        var (blobs, queues) = await Azurite.AccountAsync();
        var world = new World(new BlobScanStore(blobs), new AzureMessageQueue(queues, isBase64: true, new BlobClaimCheck(blobs)), 12);
        var run = await world.Start.RunAsync(world.Scan, Day, Day, Cancellation);
        await world.DrainAsync(workers: 6);
        Assert.Equal(world.Scan.Expected, await world.OutcomeAsync(run));
        Assert.Equal([0, 1], world.Scan.Joins);
    }

    [Fact]
    public async Task RunAsync_RunThatWasOvertaken_IsPassedOver()
    {
        using var database = InMemory.Database();
        var world = new World(database, 3);
        var first = await world.Start.RunAsync(world.Scan, Day, Day, Cancellation);
        world.Clock.Advance(Unseen);
        var second = await world.Start.RunAsync(world.Scan, Day, Day, Cancellation);
        await world.DrainAsync(workers: 1);
        Assert.Null(await world.Parts.OutcomeAsync(first, Cancellation));
        Assert.Equal(world.Scan.Expected, await world.OutcomeAsync(second));
        Assert.Equal([0, 1], world.Scan.Joins);
    }

    [Fact]
    public async Task RunScheduledAsync_LastRunUnderWay_BeginsNoOtherUntilItCountsAsLost()
    {
        using var database = InMemory.Database();
        var world = new World(database, 3);
        await world.Start.RunScheduledAsync(world.Scan, Day, Day, Cancellation);
        world.Clock.Advance(StartScan.LongestRun - Unseen);
        await world.Start.RunScheduledAsync(world.Scan, Day, Day, Cancellation);
        Assert.Equal(3, await world.Queue.CountAsync(QueueNames.Parts, Cancellation));
        world.Clock.Advance(Unseen);
        await world.Start.RunScheduledAsync(world.Scan, Day, Day, Cancellation);
        Assert.Equal(6, await world.Queue.CountAsync(QueueNames.Parts, Cancellation));
    }

    [Fact]
    public async Task RunScheduledAsync_LastRunEnded_BeginsAnother()
    {
        using var database = InMemory.Database();
        var world = new World(database, 3);
        await world.Start.RunScheduledAsync(world.Scan, Day, Day, Cancellation);
        await world.DrainAsync(workers: 1);
        world.Clock.Advance(Unseen);
        await world.Start.RunScheduledAsync(world.Scan, Day, Day, Cancellation);
        Assert.Equal(3, await world.Queue.CountAsync(QueueNames.Parts, Cancellation));
    }

    private sealed class World
    {
        public World(SqliteDatabase database, int parts)
            : this(new SqliteScanStore(database), null, parts, database) { }

        public World(IScanStore store, IMessageQueue queue, int parts)
            : this(store, queue, parts, null) { }

        private World(IScanStore store, IMessageQueue? queue, int parts, SqliteDatabase? database)
        {
            Queue = queue ?? new SqliteMessageQueue(database!, Clock);
            Scan = new(parts);
            Start = new(store, Queue, Clock, NullLogger<StartScan>.Instance);
            Parts = new([Scan], store, Queue, NullLogger<ScanParts>.Instance);
            Dying = new([Scan], new DyingScanStore(store), Queue, NullLogger<ScanParts>.Instance);
        }

        public FakeTimeProvider Clock { get; } = new(AnyFact.Start);

        public IMessageQueue Queue { get; }

        public CountingScan Scan { get; }

        public StartScan Start { get; }

        public ScanParts Parts { get; }

        /// <summary>The same in a process that dies after it has stored what came of a message, or before.</summary>
        public ScanParts Dying { get; }

        public async Task DrainAsync(int workers)
        {
            while (await Queue.CountAsync(QueueNames.Parts, Cancellation) > 0)
            {
                await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(WorkAsync, Cancellation)));
            }
        }

        public async Task<string> OutcomeAsync(ScanRun run) =>
            JsonSerializer.Deserialize<string>((await Parts.OutcomeAsync(run, Cancellation))!.Value.Span)!;

        private async Task WorkAsync()
        {
            foreach (var message in await Queue.ReceiveAsync(QueueNames.Parts, 2, Unseen, Cancellation))
            {
                await Parts.RunAsync(message.Body, Cancellation);
                await Queue.DeleteAsync(message, Cancellation);
            }
        }
    }

    /// <summary>Stores, and then the process is gone.</summary>
    private sealed class DyingScanStore(IScanStore store) : IScanStore
    {
        public Task BeginAsync(ScanRun run, CancellationToken cancellationToken) => store.BeginAsync(run, cancellationToken);

        public Task AbandonAsync(ScanRun run, CancellationToken cancellationToken) => store.AbandonAsync(run, cancellationToken);

        public Task<ScanRun?> CurrentAsync(string scan, CancellationToken cancellationToken) => store.CurrentAsync(scan, cancellationToken);

        public Task<ReadOnlyMemory<byte>?> ReadAsync(ScanRun run, int step, int? part, CancellationToken cancellationToken) =>
            store.ReadAsync(run, step, part, cancellationToken);

        public async Task<bool> SavePartAsync(
            ScanRun run,
            int step,
            int part,
            ReadOnlyMemory<byte> result,
            CancellationToken cancellationToken
        )
        {
            await store.SavePartAsync(run, step, part, result, cancellationToken);
            throw new IOException("killed");
        }

        public Task<bool> IsCompleteAsync(ScanRun run, int step, CancellationToken cancellationToken) => throw new IOException("killed");

        public async Task SaveJoinedAsync(ScanRun run, int step, ReadOnlyMemory<byte> result, CancellationToken cancellationToken)
        {
            await store.SaveJoinedAsync(run, step, result, cancellationToken);
            throw new IOException("killed");
        }
    }
}
