namespace Advocacy.Tests.Stores.Storage;

public sealed class BlobScanStoreTests : ScanStoreCompliance
{
    protected override async Task<Opened<IScanStore>> OpenAsync() =>
        new(new BlobScanStore((await Azurite.AccountAsync()).Blobs), new Closing());
}
