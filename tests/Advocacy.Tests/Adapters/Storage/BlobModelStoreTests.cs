using Advocacy.Adapters.Storage;
using Advocacy.Pipeline.Ports;
using Advocacy.Tests.Given;

namespace Advocacy.Tests.Adapters.Storage;

public sealed class BlobModelStoreTests : ModelStoreCompliance
{
    protected override async Task<Opened<IModelStore>> OpenAsync() => new(new BlobModelStore((await Azurite.AccountAsync()).Blobs), new Closing());
}
