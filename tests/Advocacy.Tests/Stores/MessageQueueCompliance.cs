using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace Advocacy.Tests.Stores;

/// <summary>What every queue must do: deliver at least once, hide what is delivered, count, and honour only the last receipt.</summary>
public abstract class MessageQueueCompliance
{
    [Fact]
    public async Task ReceiveAsync_Enqueued_GivesBodiesInOrderAndCountsTheDelivery()
    {
        await using var opened = await OpenAsync();
        await EnqueueAsync(opened, "a", "b", "c");
        var messages = await opened.Queue.ReceiveAsync("work", 2, Unit, Cancellation);
        Assert.Equal(["a", "b"], messages.Select(Text));
        Assert.All(messages, message => Assert.Equal(1, message.DequeueCount));
        Assert.Equal(3, await opened.Queue.CountAsync("work", Cancellation));
    }

    [Fact]
    public async Task ReceiveAsync_Hidden_ComesBackAfterItsTimeWithAHigherCount()
    {
        await using var opened = await OpenAsync();
        await EnqueueAsync(opened, "a");
        Assert.Single(await opened.Queue.ReceiveAsync("work", 9, Unit, Cancellation));
        await opened.PassAsync(0.4 * Unit);
        Assert.Empty(await opened.Queue.ReceiveAsync("work", 9, Unit, Cancellation));
        await opened.PassAsync(Unit);
        Assert.Equal(2, Assert.Single(await opened.Queue.ReceiveAsync("work", 9, Unit, Cancellation)).DequeueCount);
    }

    [Fact]
    public async Task EnqueueLaterAsync_Delayed_IsCountedAtOnceAndSeenAfterItsTime()
    {
        await using var opened = await OpenAsync();
        await opened.Queue.EnqueueLaterAsync("work", "later"u8.ToArray(), Unit, Cancellation);
        await EnqueueAsync(opened, "now");
        Assert.Equal(2, await opened.Queue.CountAsync("work", Cancellation));
        Assert.Equal(["now"], (await opened.Queue.ReceiveAsync("work", 9, 9 * Unit, Cancellation)).Select(Text));
        await opened.PassAsync(1.5 * Unit);
        var late = Assert.Single(await opened.Queue.ReceiveAsync("work", 9, Unit, Cancellation));
        Assert.Equal(("later", 1), (Text(late), late.DequeueCount));
    }

    [Fact]
    public async Task DeleteAsync_Held_RemovesTheMessage()
    {
        await using var opened = await OpenAsync();
        await EnqueueAsync(opened, "a", "b");
        var first = (await opened.Queue.ReceiveAsync("work", 1, Unit, Cancellation))[0];
        Assert.True(await opened.Queue.DeleteAsync(first, Cancellation));
        Assert.False(await opened.Queue.DeleteAsync(first, Cancellation));
        Assert.Equal(1, await opened.Queue.CountAsync("work", Cancellation));
    }

    [Fact]
    public async Task DeleteAsync_DeliveredToAnotherSince_LeavesIt()
    {
        await using var opened = await OpenAsync();
        await EnqueueAsync(opened, "a");
        var stale = (await opened.Queue.ReceiveAsync("work", 1, Unit, Cancellation))[0];
        await opened.PassAsync(2.5 * Unit);
        var held = (await opened.Queue.ReceiveAsync("work", 1, Unit, Cancellation))[0];
        Assert.False(await opened.Queue.DeleteAsync(stale, Cancellation));
        await opened.Queue.ReleaseAsync(stale, TimeSpan.Zero, Cancellation);
        await opened.Queue.MoveAsync(stale, "work-poison", Cancellation);
        Assert.Empty(await opened.Queue.ReceiveAsync("work", 1, Unit, Cancellation));
        Assert.Equal(0, await opened.Queue.CountAsync("work-poison", Cancellation));
        Assert.True(await opened.Queue.DeleteAsync(held, Cancellation));
    }

    [Fact]
    public async Task ReleaseAsync_Held_ComesBackAfterTheDelay()
    {
        await using var opened = await OpenAsync();
        await EnqueueAsync(opened, "a");
        var held = (await opened.Queue.ReceiveAsync("work", 1, 10 * Unit, Cancellation))[0];
        await opened.Queue.ReleaseAsync(held, 0.5 * Unit, Cancellation);
        Assert.Empty(await opened.Queue.ReceiveAsync("work", 1, Unit, Cancellation));
        await opened.PassAsync(Unit);
        Assert.Equal("a", Text(Assert.Single(await opened.Queue.ReceiveAsync("work", 1, Unit, Cancellation))));
    }

    [Fact]
    public async Task MoveAsync_Held_IsNewInTheOtherQueue()
    {
        await using var opened = await OpenAsync();
        await EnqueueAsync(opened, "a");
        await opened.Queue.MoveAsync((await opened.Queue.ReceiveAsync("work", 1, Unit, Cancellation))[0], "work-poison", Cancellation);
        Assert.Equal(0, await opened.Queue.CountAsync("work", Cancellation));
        var moved = Assert.Single(await opened.Queue.ReceiveAsync("work-poison", 1, Unit, Cancellation));
        Assert.Equal(("a", 1), (Text(moved), moved.DequeueCount));
    }

    [Fact]
    public async Task ReceiveAsync_ManyAtOnce_DeliversEachMessageToOneOnly()
    {
        await using var opened = await OpenAsync();
        await EnqueueAsync(opened, [.. Enumerable.Range(0, 40).Select(i => $"m{i}")]);
        var received = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => Task.Run(() => opened.Queue.ReceiveAsync("work", 8, Unit, Cancellation), Cancellation))
        );
        var texts = received.SelectMany(messages => messages).Select(Text).ToList();
        Assert.Equal(texts.Distinct().Count(), texts.Count);
        Assert.Equal(40, texts.Count);
    }

    [Fact]
    public async Task ReceiveAsync_OtherQueueOrEmpty_GivesNothing()
    {
        await using var opened = await OpenAsync();
        Assert.Empty(await opened.Queue.ReceiveAsync("work", 9, Unit, Cancellation));
        await EnqueueAsync(opened, "a");
        Assert.Empty(await opened.Queue.ReceiveAsync("other", 9, Unit, Cancellation));
    }

    [Fact]
    public async Task EnqueueAsync_TheLongestMessage_ComesBackByteForByte()
    {
        await using var opened = await OpenAsync();
        var body = new byte[EventLimits.MaxEventBytes];
        Array.Fill(body, (byte)'x');
        await opened.Queue.EnqueueAsync("work", [body], Cancellation);
        Assert.Equal(body, (await opened.Queue.ReceiveAsync("work", 1, Unit, Cancellation))[0].Body.ToArray());
    }

    /// <summary>How long messages are hidden: long on a clock that the test turns, short on a real one.</summary>
    protected virtual TimeSpan Unit => TimeSpan.FromMinutes(1);

    /// <summary>An empty queue.</summary>
    protected abstract Task<OpenedQueue> OpenAsync();

    private static string Text(QueuedMessage message) => Encoding.UTF8.GetString(message.Body.Span);

    private static Task EnqueueAsync(OpenedQueue opened, params string[] bodies) =>
        opened.Queue.EnqueueAsync("work", [.. bodies.Select(body => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(body))], Cancellation);

    /// <summary>A queue, how time passes for it, and what has to be closed after it.</summary>
    public sealed record OpenedQueue(IMessageQueue Queue, Func<TimeSpan, Task> PassAsync, IAsyncDisposable Owner) : IAsyncDisposable
    {
        public static OpenedQueue On(IMessageQueue queue, FakeTimeProvider clock, IAsyncDisposable owner) =>
            new(
                queue,
                time =>
                {
                    clock.Advance(time);
                    return Task.CompletedTask;
                },
                owner
            );

        public ValueTask DisposeAsync() => Owner.DisposeAsync();
    }
}
