using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Advocacy.Tests.Local.Queue;

public sealed class QueuePumpTests : IDisposable
{
    private static readonly QueueRules Rules = new(BatchSize: 4, MaxDequeueCount: 3, VisibilityTimeout: TimeSpan.FromSeconds(30));
    private readonly FakeTimeProvider _clock = new(AnyFact.Start);
    private readonly SqliteDatabase _database = InMemory.Database();
    private readonly SqliteMessageQueue _queue;
    private readonly QueuePump _pump;

    public QueuePumpTests()
    {
        _queue = new(_database, _clock);
        _pump = new(_queue, Rules, _clock, NullLogger<QueuePump>.Instance);
    }

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task PumpAsync_MessagesDone_AreDeleted()
    {
        await EnqueueAsync(10);
        Assert.Equal(10, await _pump.PumpAsync("work", (_, _) => Task.CompletedTask, Cancellation));
        Assert.Equal(0, await _queue.CountAsync("work", Cancellation));
    }

    [Fact]
    public async Task PumpAsync_MessageThatFails_IsHiddenTriedAgainAndPoisonedAfterTheLastTry()
    {
        await EnqueueAsync(2);
        var tries = 0;
        Task Stage(QueuedMessage message, CancellationToken cancellationToken) =>
            Encoding.UTF8.GetString(message.Body.Span) == "m1"
                ? Task.FromException(new InvalidOperationException($"try {Interlocked.Increment(ref tries)}"))
                : Task.CompletedTask;
        for (var round = 1; round <= Rules.MaxDequeueCount; round++)
        {
            await _pump.PumpAsync("work", Stage, Cancellation);
            Assert.Equal(round, tries);
            _clock.Advance(Rules.VisibilityTimeout - TimeSpan.FromSeconds(1));
            await _pump.PumpAsync("work", Stage, Cancellation);
            Assert.Equal(round, tries);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal((0, 1), (await _queue.CountAsync("work", Cancellation), await _queue.CountAsync("work-poison", Cancellation)));
    }

    [Fact]
    public async Task PumpAsync_StageThatRunsIntoATimeLimit_IsTriedAgainAndTheOthersGoOn()
    {
        await EnqueueAsync(2);
        var tries = 0;
        Task Stage(QueuedMessage message, CancellationToken cancellationToken) =>
            Encoding.UTF8.GetString(message.Body.Span) == "m0" && Interlocked.Increment(ref tries) == 1
                ? Task.FromException(new TaskCanceledException("The request was canceled due to the configured timeout"))
                : Task.CompletedTask;
        await _pump.PumpAsync("work", Stage, Cancellation);
        Assert.Equal(1, await _queue.CountAsync("work", Cancellation));
        _clock.Advance(Rules.VisibilityTimeout);
        await _pump.PumpAsync("work", Stage, Cancellation);
        Assert.Equal((2, 0), (tries, await _queue.CountAsync("work", Cancellation)));
    }

    [Fact]
    public async Task PumpAsync_Stopped_FinishesWhatHasBegunAndTakesNoMore()
    {
        await EnqueueAsync(2 * Rules.BatchSize);
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _pump.PumpAsync("work", (_, _) => stop.CancelAsync(), stop.Token));
        Assert.Equal(Rules.BatchSize, await _queue.CountAsync("work", Cancellation));
    }

    [Fact]
    public async Task DrainAsync_MessageHeldByAProcessThatDied_WaitsUntilItComesBack()
    {
        await EnqueueAsync(1);
        var back = _clock.GetUtcNow().AddSeconds(10);
        await _queue.ReceiveAsync("work", 1, TimeSpan.FromSeconds(10), Cancellation);
        var done = 0;
        var drain = _pump.DrainAsync("work", (_, _) => Task.FromResult(done++), Cancellation);
        while (!drain.IsCompleted)
        {
            Assert.True(_clock.GetUtcNow() >= back || done == 0);
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(1, Cancellation);
        }

        Assert.Equal(1, done);
    }

    private Task EnqueueAsync(int count) =>
        _queue.EnqueueAsync(
            "work",
            [.. Enumerable.Range(0, count).Select(i => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes($"m{i}"))],
            Cancellation
        );
}
