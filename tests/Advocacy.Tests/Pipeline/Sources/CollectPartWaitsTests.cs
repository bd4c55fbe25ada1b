namespace Advocacy.Tests.Pipeline.Sources;

/// <summary>What waits goes on by itself, and what takes long does not take all.</summary>
public sealed class CollectPartWaitsTests : CollectionSetting
{
    [Fact]
    public async Task RunAsync_NetworkAsksForTwoMinutes_GoesOnAfterThemWithoutTheTimer()
    {
        var left = 10;
        Server.Fault = context =>
        {
            if (Embedded.Clock.GetUtcNow() >= Now.AddMinutes(2) || Interlocked.Decrement(ref left) >= 0)
            {
                return Task.FromResult(false);
            }

            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "120";
            return Task.FromResult(true);
        };
        await PlanAsync();
        await Embedded.CollectQueuedAsync(Cancellation);
        Assert.InRange(await SharesAsync(), 1, People - 1);
        Embedded.Clock.Advance(TimeSpan.FromMinutes(3));
        await Embedded.CollectQueuedAsync(Cancellation);
        Assert.Equal(People, await SharesAsync());
    }

    [Fact]
    public async Task RunAsync_AnotherPartWasToldToWaitMeanwhile_GoesOnWhenThatOneDoes()
    {
        Server.Fault = context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "120";
            return Task.FromResult(true);
        };
        await PlanAsync();
        await Embedded.CollectQueuedAsync(Cancellation);
        var source = Embedded.Get<CollectEngagement>().Sources.Single(source => source.Name == "bluesky");
        var parts = (await States.ReadAsync(source.Name, Cancellation)).Parts;
        var asked = await Embedded
            .Get<CollectPart>()
            .RunAsync(source, new SourcePart(parts - 1, parts), null, _ => Task.CompletedTask, null, Cancellation);
        Assert.Equal((0, TimeSpan.FromMinutes(2)), (asked.Calls, asked.Resumes));
    }

    [Fact]
    public async Task RunAsync_ManyWereToldToWait_IsNoFailureAndTheNextCallIsMade()
    {
        const int Told = 30;
        Server.Fault = context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "120";
            return Task.FromResult(true);
        };
        await PlanAsync();
        var source = Embedded.Get<CollectEngagement>().Sources.Single(source => source.Name == "bluesky");
        var parts = (await States.ReadAsync(source.Name, Cancellation)).Parts;
        for (var i = 0; i < Told; i++)
        {
            var told = await AskAsync(i % parts);
            Assert.Equal((1, false), (told.Calls, told.IsFailure));
        }

        Server.Fault = _ => Task.FromResult(false);
        Assert.Null((await AskAsync(0)).Problem);

        Task<CollectedSource> AskAsync(int part) =>
            Embedded
                .Get<CollectPart>()
                .RunAsync(source, new SourcePart(part, parts), Now.AddDays(-1), _ => Task.CompletedTask, null, Cancellation);
    }

    [Fact]
    public async Task RunAsync_SlowNetwork_KeepsWhatItHasAfterTenMinutesAndGoesOn()
    {
        using var whole = Pipeline(("Advocacy:Sources:AccountsAPart", "2000"));
        await GiveAsync(People, whole);
        Server.Fault = _ =>
        {
            whole.Clock.Advance(TimeSpan.FromMinutes(1));
            return Task.FromResult(false);
        };
        await whole.Get<CollectEngagement>().RunScheduledAsync(default, Cancellation);
        var queue = whole.Get<IMessageQueue>();
        var message = Assert.Single(await queue.ReceiveAsync(QueueNames.Collection, 9, TimeSpan.FromHours(9), Cancellation));
        await whole.Get<CollectPart>().RunAsync(message.Body, Cancellation);
        await queue.DeleteAsync(message, Cancellation);
        await whole.IngestQueueAsync(Cancellation);
        Assert.Equal(10, (await whole.Store.CountAsync(Purpose.Rights, Cancellation)).Shares);
        Assert.Equal(1, await queue.CountAsync(QueueNames.Collection, Cancellation));
        var calls = Server.Calls.Count;
        Server.Fault = _ => Task.FromResult(false);
        await whole.CollectQueuedAsync(Cancellation);
        Assert.Equal(People, (await whole.Store.CountAsync(Purpose.Rights, Cancellation)).Shares);
        Assert.DoesNotContain(Server.Calls.Skip(calls), Server.Calls.Take(calls).Contains);
    }
}
