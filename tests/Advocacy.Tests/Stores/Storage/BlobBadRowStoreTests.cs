namespace Advocacy.Tests.Stores.Storage;

public sealed class BlobBadRowStoreTests : BadRowStoreCompliance
{
    protected override async Task<Opened<IBadRowStore>> OpenAsync() =>
        new(new BlobBadRowStore((await Azurite.AccountAsync()).Blobs), new Closing());
}
