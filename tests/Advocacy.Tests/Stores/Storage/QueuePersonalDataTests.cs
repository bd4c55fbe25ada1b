namespace Advocacy.Tests.Stores.Storage;

public sealed class QueuePersonalDataTests
{
    private static readonly string Poison = QueueNames.PoisonOf(QueueNames.Events);
    private static readonly PersonNames Ann = new(new("ann"), TestKeys.PseudonymOf("ann"));

    [Fact]
    public async Task EraseAsync_MessageThatSomebodyElseHolds_IsNotWholeUntilItIsGivenBack()
    {
        var queue = await OpenAsync();
        await queue.EnqueueAsync(Poison, [Of("ann"), Of("bob")], Cancellation);
        var held = Assert.Single(await queue.ReceiveAsync(Poison, 1, TimeSpan.FromMinutes(5), Cancellation));
        var places = new QueuePersonalData(queue);
        Assert.False((await places.EraseAsync(Ann, isLast: true, Cancellation)).IsWhole);
        await queue.ReleaseAsync(held, TimeSpan.Zero, Cancellation);
        Assert.Equal(new Swept(1), await places.EraseAsync(Ann, isLast: true, Cancellation));
        Assert.Equal(Of("bob"), Assert.Single(await queue.ReceiveAsync(Poison, 9, TimeSpan.FromMinutes(1), Cancellation)).Body.ToArray());
    }

    [Fact]
    public async Task FindAsync_Always_GivesEveryMessageBack()
    {
        var queue = await OpenAsync();
        await queue.EnqueueAsync(
            Poison,
            [.. Enumerable.Range(0, 40).Select(i => (ReadOnlyMemory<byte>)Of(i % 2 == 0 ? "ann" : "bob"))],
            Cancellation
        );
        Assert.Equal(20, await new QueuePersonalData(queue).FindAsync(Ann, Cancellation).CountAsync(Cancellation));
        Assert.Equal(40, (await queue.ReceiveAsync(Poison, 99, TimeSpan.FromMinutes(1), Cancellation)).Count);
    }

    [Fact]
    public async Task EraseAsync_StoppedInTheMiddle_GivesEveryMessageBack()
    {
        var queue = await OpenAsync();
        await queue.EnqueueAsync(Poison, [Of("bob"), Of("ann"), Of("bob")], Cancellation);
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new QueuePersonalData(queue).EraseAsync(Ann, isLast: true, stop.Token)
        );
        Assert.Equal(3, (await queue.ReceiveAsync(Poison, 9, TimeSpan.FromMinutes(1), Cancellation)).Count);
    }

    [Fact]
    public async Task EraseAsync_DemandThatFailedBefore_GoesWithTheOneThatIsMet()
    {
        var queue = await OpenAsync();
        var demands = QueueNames.PoisonOf(QueueNames.Erasure);
        await queue.EnqueueAsync(
            demands,
            [ErasureMessage.Of(new("ann"), AnyFact.Start), ErasureMessage.Of(new("bob"), AnyFact.Start)],
            Cancellation
        );
        var places = new QueuePersonalData(queue);
        await places.EraseAsync(Ann, isLast: false, Cancellation);
        Assert.Equal(2, await queue.CountAsync(demands, Cancellation));
        await places.EraseAsync(Ann, isLast: true, Cancellation);
        Assert.Equal(1, await queue.CountAsync(demands, Cancellation));
    }

    private static byte[] Of(string person) => EventJson.Bytes(new ConsentDecided(new(person), AnyFact.Start, true));

    private static async Task<AzureMessageQueue> OpenAsync()
    {
        var (blobs, queues) = await Azurite.AccountAsync();
        return new(queues, isBase64: true, new BlobClaimCheck(blobs));
    }
}
