using Microsoft.Extensions.Time.Testing;

namespace Advocacy.Tests.Local.Queue;

[Trait("Speed", "Slow")]
public sealed class TopologyServerTests : FolderTest
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);
    private readonly FakeTimeProvider _clock = new(SimulatedFacts.End.AddHours(-24));

    [Fact]
    public async Task RunAsync_ASundayAndAMondayOfTheClock_IngestsTrainsListsMeasuresAndCloses()
    {
        using var host = await LocalHost.StartAsync(Settings(Folder["store.db"]), _clock, Cancellation);
        await host.Get<IActivityStore>().MergeAsync([.. SimulatedFacts.All.Take(SimulatedFacts.All.Count - 1)], Cancellation);
        await host.Get<IMessageQueue>().EnqueueAsync(QueueNames.Events, [EventJson.Bytes(SimulatedFacts.All[^1])], Cancellation);
        var told = await ServeAsync(host, TimeSpan.FromHours(30.5));
        Assert.Equal(0, await host.Get<IMessageQueue>().CountAsync(QueueNames.Events, Cancellation));
        Assert.Equal("stopped", told[^1]);
        Assert.DoesNotContain(told, line => line.StartsWith("error", StringComparison.Ordinal));
        Assert.Equal(2, told.Count(line => line.Contains("CloseDay: done", StringComparison.Ordinal)));
        Assert.Single(told, line => line.Contains("TrainModel: done", StringComparison.Ordinal));
        Assert.Single(told, line => line.Contains("MeasureEffect: done", StringComparison.Ordinal));
        Assert.Single(told, line => line.Contains("SelectCandidates: done", StringComparison.Ordinal));
        Assert.True(File.Exists(Folder["candidates/2025-W41.csv"]));
        Assert.True(File.Exists(Folder["reach/summary.csv"]));
    }

    [Fact]
    public async Task RunAsync_StageThatFails_IsToldAndTheOthersGoOn()
    {
        using var host = await LocalHost.StartAsync(Settings(Folder["store.db"]), _clock, Cancellation);
        await File.WriteAllTextAsync(Folder["reach"], "a file where a folder must be", Cancellation);
        var told = await ServeAsync(host, TimeSpan.FromHours(7.2));
        Assert.Contains(told, line => line.StartsWith("error: CloseDay failed", StringComparison.Ordinal));
        Assert.Single(told, line => line.Contains("ApplyRetention: done", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_TimerThatFailsAWeeklyStage_IsTriedAgainLongBeforeTheNextWeek()
    {
        using var host = await LocalHost.StartAsync(Settings(Folder["store.db"]), _clock, Cancellation);
        await host.Get<IActivityStore>().MergeAsync([.. SimulatedFacts.All], Cancellation);
        await File.WriteAllTextAsync(Folder["model"], "a file where a folder must be", Cancellation);
        var told = await ServeAsync(
            host,
            TimeSpan.FromHours(28),
            line =>
            {
                if (line.StartsWith("error: TrainModel failed", StringComparison.Ordinal))
                {
                    File.Delete(Folder["model"]);
                }
            }
        );
        Assert.Single(told, line => line.StartsWith("error: TrainModel failed", StringComparison.Ordinal));
        Assert.Single(told, line => line.Contains("TrainModel: done", StringComparison.Ordinal));
    }

    private LocalSettings Settings(string store) =>
        new(
            new StoreSettings(store, Folder.Path),
            AsOf: null,
            Config: null,
            Verbose: false,
            IsTelemetryShown: false,
            new Dictionary<string, string?>()
        );

    /// <summary>Serves while the clock is turned, and lets every stage that is due come to its end before it is turned on.</summary>
    private async Task<List<string>> ServeAsync(LocalHost host, TimeSpan time, Action<string>? heard = null)
    {
        var told = new List<string>();
        using var stop = new CancellationTokenSource();
        var serving = new TopologyServer(
            host,
            Topology.Triggers,
            _clock,
            line =>
            {
                heard?.Invoke(line);
                lock (told)
                {
                    told.Add(line);
                }
            }
        ).RunAsync(stop.Token);
        await Task.Delay(100, Cancellation);
        for (var until = _clock.GetUtcNow() + time; _clock.GetUtcNow() < until;)
        {
            var before = Count(told);
            _clock.Advance(Step - TimeSpan.FromTicks(_clock.GetUtcNow().UtcTicks % Step.Ticks));
            var isDue =
                _clock.GetUtcNow()
                is { Minute: 0, Hour: 2 or 6, DayOfWeek: DayOfWeek.Sunday }
                    or { Minute: 0, Hour: 5 or 6, DayOfWeek: DayOfWeek.Monday };
            while (isDue && Count(told) == before)
            {
                // Queues are looked at on the same clock.
                _clock.Advance(TimeSpan.FromMilliseconds(100));
                await Task.Delay(1, Cancellation);
            }

            await Task.Delay(1, Cancellation);
        }

        await stop.CancelAsync();
        await serving;
        return told;
    }

    private static int Count(List<string> told, string text = "")
    {
        lock (told)
        {
            return told.Count(line => line.Contains(text, StringComparison.Ordinal));
        }
    }
}
