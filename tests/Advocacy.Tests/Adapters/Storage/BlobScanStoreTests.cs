using Advocacy.Adapters.Storage;
using Advocacy.Pipeline.Ports;
using Advocacy.Tests.Given;

namespace Advocacy.Tests.Adapters.Storage;

public sealed class BlobScanStoreTests : ScanStoreCompliance
{
    protected override async Task<Opened<IScanStore>> OpenAsync() => new(new BlobScanStore((await Azurite.AccountAsync()).Blobs), new Closing());
}
