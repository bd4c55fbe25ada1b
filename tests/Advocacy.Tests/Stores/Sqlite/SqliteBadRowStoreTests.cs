namespace Advocacy.Tests.Stores.Sqlite;

public sealed class SqliteBadRowStoreTests : BadRowStoreCompliance
{
    protected override Task<Opened<IBadRowStore>> OpenAsync()
    {
        var database = InMemory.Database();
        return Task.FromResult(new Opened<IBadRowStore>(new SqliteBadRowStore(database), new Closing(database)));
    }
}
