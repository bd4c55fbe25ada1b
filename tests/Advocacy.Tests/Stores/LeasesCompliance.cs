namespace Advocacy.Tests.Stores;

/// <summary>What all leases must do.</summary>
public abstract class LeasesCompliance
{
    [Fact]
    public async Task TryTakeAsync_HeldBySomebody_IsRefusedUntilItIsGivenBack()
    {
        await using var opened = await OpenAsync();
        var lease = await opened.Port.TryTakeAsync("close", Cancellation);
        Assert.NotNull(lease);
        Assert.Null(await opened.Port.TryTakeAsync("close", Cancellation));
        await using var other = await opened.Port.TryTakeAsync("effect", Cancellation);
        Assert.NotNull(other);
        await lease.DisposeAsync();
        await using var again = await opened.Port.TryTakeAsync("close", Cancellation);
        Assert.NotNull(again);
        Assert.False(again.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task TryTakeAsync_ManyAtOnce_OneHasItAtATime()
    {
        await using var opened = await OpenAsync();
        int holding = 0,
            taken = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 40),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Cancellation },
            async (_, cancellation) =>
            {
                if (await opened.Port.TryTakeAsync("close", cancellation) is { } lease)
                {
                    await using (lease)
                    {
                        Assert.Equal(1, Interlocked.Increment(ref holding));
                        Interlocked.Increment(ref taken);
                        await Task.Yield();
                        Interlocked.Decrement(ref holding);
                    }
                }
            }
        );
        Assert.InRange(taken, 1, 40);
    }

    [Fact]
    public async Task IsAnyHeldSinceAsync_TakenAtAnInstant_IsToldOfFromThenOnWhileItIsHeld()
    {
        await using var opened = await OpenAsync();
        var now = TimeProvider.System.GetUtcNow();
        Assert.False(await opened.Port.IsAnyHeldSinceAsync(now.AddHours(1), Cancellation));
        var lease = (await opened.Port.TryTakeAsync("close", Cancellation))!;
        Assert.False(await opened.Port.IsAnyHeldSinceAsync(now.AddMinutes(-1), Cancellation));
        Assert.True(await opened.Port.IsAnyHeldSinceAsync(now.AddMinutes(1), Cancellation));
        Assert.True(await opened.Port.IsAnyHeldSinceAsync(now.AddMinutes(1), Cancellation));
        await lease.DisposeAsync();
        Assert.False(await opened.Port.IsAnyHeldSinceAsync(now.AddMinutes(1), Cancellation));
        await using var again = await opened.Port.TryTakeAsync("close", Cancellation);
        Assert.NotNull(again);
    }

    protected abstract Task<Opened<ILeases>> OpenAsync();
}
