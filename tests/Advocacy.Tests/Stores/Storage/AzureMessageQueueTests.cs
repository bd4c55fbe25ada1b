using System.Text;

namespace Advocacy.Tests.Stores.Storage;

[Trait("Speed", "Slow")]
public sealed class AzureMessageQueueTests
{
    [Trait("Speed", "Slow")]
    public sealed class Base64 : MessageQueueCompliance
    {
        protected override TimeSpan Unit => TimeSpan.FromSeconds(2);

        protected override Task<OpenedQueue> OpenAsync() => OpenAzureAsync(isBase64: true);
    }

    [Trait("Speed", "Slow")]
    public sealed class Plain : MessageQueueCompliance
    {
        protected override TimeSpan Unit => TimeSpan.FromSeconds(2);

        protected override Task<OpenedQueue> OpenAsync() => OpenAzureAsync(isBase64: false);
    }

    [Fact]
    public async Task EnqueueAsync_MessageTooLongForAQueue_GoesByAClaimThatCanBeRedeemedAgain()
    {
        var (blobs, queues) = await Azurite.AccountAsync();
        var claims = new BlobClaimCheck(blobs);
        var body = Encoding.UTF8.GetBytes(new string('x', EventLimits.MaxEventBytes));
        await new AzureMessageQueue(queues, isBase64: true, claims).EnqueueAsync("work", [body], Cancellation);
        var raw = await new AzureMessageQueue(queues, isBase64: true, new BlobClaimCheck(new Uri(blobs, "elsewhere"))).CountAsync(
            "work",
            Cancellation
        );
        Assert.Equal(1, raw);
        var claim = await claims.CheckInAsync(body, Cancellation);
        Assert.True(claim.Length < 100);
        Assert.Equal(body, (await claims.FindAsync(claim, Cancellation))!.Value.ToArray());
        Assert.Equal(body, (await claims.FindAsync(claim, Cancellation))!.Value.ToArray());
        Assert.Equal(
            body,
            Assert
                .Single(
                    await new AzureMessageQueue(queues, isBase64: true, claims).ReceiveAsync(
                        "work",
                        9,
                        TimeSpan.FromMinutes(1),
                        Cancellation
                    )
                )
                .Body.ToArray()
        );
    }

    [Theory]
    [InlineData("{\"advocacyClaim\":7}")]
    [InlineData("{\"advocacyClaim\":\"cut")]
    [InlineData("{\"other\":\"a\"}")]
    public async Task FindAsync_MessageThatIsNoClaim_IsItself(string message)
    {
        var (blobs, _) = await Azurite.AccountAsync();
        var bytes = Encoding.UTF8.GetBytes(message);
        Assert.Equal(bytes, (await new BlobClaimCheck(blobs).FindAsync(bytes, Cancellation))!.Value.ToArray());
    }

    [Fact]
    public async Task ReceiveAsync_MessageInAnotherEncoding_GoesToThePoisonQueueAndSpoilsNoOther()
    {
        var (blobs, queues) = await Azurite.AccountAsync();
        var claims = new BlobClaimCheck(blobs);
        var queue = new AzureMessageQueue(queues, isBase64: true, claims);
        await new AzureMessageQueue(queues, isBase64: false, claims).EnqueueAsync("work", ["{not base64}"u8.ToArray()], Cancellation);
        await queue.EnqueueAsync("work", ["good"u8.ToArray()], Cancellation);
        Assert.Equal(
            "good"u8.ToArray(),
            Assert.Single(await queue.ReceiveAsync("work", 9, TimeSpan.FromMinutes(1), Cancellation)).Body.ToArray()
        );
        Assert.Equal(
            "{not base64}"u8.ToArray(),
            Assert.Single(await queue.ReceiveAsync("work-poison", 9, TimeSpan.FromMinutes(1), Cancellation)).Body.ToArray()
        );
    }

    private static async Task<MessageQueueCompliance.OpenedQueue> OpenAzureAsync(bool isBase64)
    {
        var (blobs, queues) = await Azurite.AccountAsync();
        return new(
            new AzureMessageQueue(queues, isBase64, new BlobClaimCheck(blobs)),
            time => Task.Delay(time, Cancellation),
            new Closing()
        );
    }

    [Fact]
    public async Task ReceiveAsync_ClaimWhoseContentIsGone_IsTheClaimAndStopsNoOther()
    {
        var (blobs, queues) = await Azurite.AccountAsync();
        var claims = new BlobClaimCheck(blobs);
        var queue = new AzureMessageQueue(queues, isBase64: true, claims);
        var lost = await claims.CheckInAsync(Encoding.UTF8.GetBytes(new string('x', 60_000)), Cancellation);
        await StorageAccount.Container(blobs, "claims").DeleteAsync(cancellationToken: Cancellation);
        await queue.EnqueueAsync("work", [lost, "other"u8.ToArray()], Cancellation);
        var bodies = (await queue.ReceiveAsync("work", 9, TimeSpan.FromMinutes(1), Cancellation)).Select(message =>
            Encoding.UTF8.GetString(message.Body.Span)
        );
        Assert.Equal([Encoding.UTF8.GetString(lost.Span), "other"], bodies);
        Assert.Null(await claims.FindAsync(lost, Cancellation));
    }

    [Fact]
    public async Task ReceiveAsync_PoisonInAnotherEncoding_StaysInItsQueueAndCanBeRead()
    {
        var (blobs, queues) = await Azurite.AccountAsync();
        var claims = new BlobClaimCheck(blobs);
        var queue = new AzureMessageQueue(queues, isBase64: true, claims);
        var poison = QueueNames.PoisonOf(QueueNames.Events);
        await new AzureMessageQueue(queues, isBase64: false, claims).EnqueueAsync(poison, ["{not base64}"u8.ToArray()], Cancellation);
        Assert.Empty(await queue.ReceiveAsync(poison, 9, TimeSpan.FromMinutes(1), Cancellation));
        Assert.Equal(
            "{not base64}",
            Encoding.UTF8.GetString(Assert.Single(await queue.ReceiveAsync(poison, 9, TimeSpan.FromMinutes(1), Cancellation)).Body.Span)
        );
        Assert.Equal(poison, QueueNames.PoisonOf(poison));
    }
}
