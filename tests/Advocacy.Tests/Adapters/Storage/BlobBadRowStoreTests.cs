using Advocacy.Adapters.Storage;
using Advocacy.Pipeline.Ports;
using Advocacy.Tests.Given;

namespace Advocacy.Tests.Adapters.Storage;

public sealed class BlobBadRowStoreTests : BadRowStoreCompliance
{
    protected override async Task<Opened<IBadRowStore>> OpenAsync() => new(new BlobBadRowStore((await Azurite.AccountAsync()).Blobs), new Closing());
}
