using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace Advocacy.Tests.Pipeline.Recovery;

public sealed class RetryPoisonTests
{
    private static readonly string Poison = QueueNames.PoisonOf(QueueNames.Events);
    private static readonly byte[] Event = EventJson.Bytes(new ConsentDecided(new("ann"), AnyFact.Start, true));

    [Fact]
    public async Task RunAsync_CauseThatIsGone_TakesTheMessageIn()
    {
        using var pipeline = new EmbeddedPipeline();
        await pipeline.Get<IMessageQueue>().EnqueueAsync(Poison, [Event, Event], Cancellation);
        Assert.Equal((2, 0), await pipeline.Get<RetryPoison>().RunAsync(Cancellation));
        Assert.Equal(0, await pipeline.Get<IMessageQueue>().CountAsync(Poison, Cancellation));
        Assert.Equal(1, (await pipeline.Store.CountAsync(Purpose.Rights, Cancellation)).Employees);
    }

    [Fact]
    public async Task RunAsync_CauseThatWaitingMayMend_PutsTheMessageBackAsNew()
    {
        using var pipeline = Failing(new IOException("No space left on device"));
        await pipeline.Get<IMessageQueue>().EnqueueAsync(Poison, [Event], Cancellation);
        Assert.Equal((0, 0), await pipeline.Get<RetryPoison>().RunAsync(Cancellation));
        var message = Assert.Single(await pipeline.Get<IMessageQueue>().ReceiveAsync(Poison, 9, TimeSpan.FromMinutes(1), Cancellation));
        Assert.Equal(1, message.DequeueCount);
        Assert.Equal(Event, message.Body.ToArray());
    }

    [Fact]
    public async Task RunAsync_AnyOtherCause_KeepsTheMessageAsABadRowThatIsReplayed()
    {
        using var pipeline = Failing(new InvalidOperationException("a fault of the program"));
        await pipeline.Get<IMessageQueue>().EnqueueAsync(Poison, [Event], Cancellation);
        Assert.Equal((0, 1), await pipeline.Get<RetryPoison>().RunAsync(Cancellation));
        Assert.Equal(0, await pipeline.Get<IMessageQueue>().CountAsync(Poison, Cancellation));
        var row = Assert.Single(await pipeline.Get<IBadRowStore>().ReadAsync(Cancellation).ToListAsync(Cancellation));
        Assert.Equal(BadRowReason.FailedMessage, row.Problem.Reason);
        Assert.Equal(Event, row.Payload.ToArray());
        Assert.Equal(new(1, 0, 0), await pipeline.Get<ReplayBadRows>().RunAsync(Cancellation));
    }

    [Fact]
    public async Task RunAsync_DemandToBeErasedThatFails_IsNeverGivenUp()
    {
        using var pipeline = Failing(new InvalidOperationException("a fault of the program"));
        var poison = QueueNames.PoisonOf(QueueNames.Erasure);
        await pipeline.Get<IMessageQueue>().EnqueueAsync(poison, [ErasureMessage.Of(new("ann"), AnyFact.Start)], Cancellation);
        await pipeline.Get<RetryPoison>().RunAsync(Cancellation);
        Assert.Equal(1, await pipeline.Get<IMessageQueue>().CountAsync(poison, Cancellation));
    }

    [Fact]
    public async Task RunAsync_PartOfASource_IsLetGoSinceTheTimerFoundItAgain()
    {
        using var pipeline = new EmbeddedPipeline();
        var poison = QueueNames.PoisonOf(QueueNames.Collection);
        await pipeline.Get<IMessageQueue>().EnqueueAsync(poison, ["null"u8.ToArray()], Cancellation);
        await pipeline.Get<RetryPoison>().RunAsync(Cancellation);
        Assert.Equal(0, await pipeline.Get<IMessageQueue>().CountAsync(poison, Cancellation));
    }

    /// <summary>A pipeline whose store fails.</summary>
    private static EmbeddedPipeline Failing(Exception fault)
    {
        var store = Substitute.For<IActivityStore>();
        store.MergeAsync(default!, default).ThrowsAsyncForAnyArgs(fault);
        store.KeepKeyAsync(default!, default).ReturnsForAnyArgs(call => call.Arg<string>());
        return new(services => services.AddSingleton(store));
    }
}
