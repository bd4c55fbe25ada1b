namespace Advocacy.Tests.Stores.Sqlite;

public sealed class SqliteReachStoreTests : ReachStoreCompliance
{
    protected override Task<Opened<IReachStore>> OpenAsync()
    {
        var database = InMemory.Database();
        return Task.FromResult(new Opened<IReachStore>(new SqliteReachStore(database), new Closing(database)));
    }
}
