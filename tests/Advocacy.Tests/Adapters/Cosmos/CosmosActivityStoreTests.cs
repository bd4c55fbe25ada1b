using Advocacy.Adapters.Cosmos;
using Advocacy.Pipeline.Ports;
using Advocacy.Tests.Given;
using Advocacy.Tests.Given.Cosmos;

namespace Advocacy.Tests.Adapters.Cosmos;

public sealed class CosmosActivityStoreTests : ActivityStoreCompliance
{
    protected override async Task<Opened<IActivityStore>> OpenAsync()
    {
        var server = await CosmosServer.StartAsync();
        var database = new CosmosDatabase(server.Endpoint);
        return new(new CosmosActivityStore(database), new ClosingServer(server, database));
    }
}
