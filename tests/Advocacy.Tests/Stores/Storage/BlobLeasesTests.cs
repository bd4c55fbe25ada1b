using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Time.Testing;

namespace Advocacy.Tests.Stores.Storage;

public sealed class BlobLeasesTests : LeasesCompliance
{
    [Fact]
    public async Task Lost_LeaseBrokenByAnother_IsCancelledBeforeItsMinuteIsOver()
    {
        var (blobs, _) = await Azurite.AccountAsync();
        var clock = new FakeTimeProvider(AnyFact.Start);
        await using var lease = (await new BlobLeases(blobs, clock).TryTakeAsync("close", Cancellation))!;
        await StorageAccount
            .Container(blobs, "leases")
            .GetBlobClient("close")
            .GetBlobLeaseClient()
            .BreakAsync(TimeSpan.Zero, cancellationToken: Cancellation);
        for (var seconds = 0; !lease.Lost.IsCancellationRequested; seconds += 15)
        {
            Assert.InRange(seconds, 0, 59);
            clock.Advance(TimeSpan.FromSeconds(15));
            await Task.WhenAny(Task.Delay(TimeSpan.FromMilliseconds(500), Cancellation), Task.Delay(-1, lease.Lost));
        }
    }

    protected override async Task<Opened<ILeases>> OpenAsync() =>
        new(new BlobLeases((await Azurite.AccountAsync()).Blobs, TimeProvider.System), new Closing());
}
