using Advocacy.Adapters.Sqlite;
using Advocacy.Pipeline.Ports;
using Advocacy.Tests.Given;

namespace Advocacy.Tests.Adapters.Sqlite;

public sealed class SqliteReachStoreTests : ReachStoreCompliance
{
    protected override Task<Opened<IReachStore>> OpenAsync()
    {
        var database = InMemory.Database();
        return Task.FromResult(new Opened<IReachStore>(new SqliteReachStore(database), new Closing(database)));
    }
}
