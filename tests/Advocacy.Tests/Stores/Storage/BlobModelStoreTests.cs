namespace Advocacy.Tests.Stores.Storage;

public sealed class BlobModelStoreTests : ModelStoreCompliance
{
    protected override async Task<Opened<IModelStore>> OpenAsync() =>
        new(new BlobModelStore((await Azurite.AccountAsync()).Blobs), new Closing());
}
