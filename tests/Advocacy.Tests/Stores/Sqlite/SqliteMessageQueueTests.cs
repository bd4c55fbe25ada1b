using Microsoft.Extensions.Time.Testing;

namespace Advocacy.Tests.Stores.Sqlite;

public sealed class SqliteMessageQueueTests : MessageQueueCompliance
{
    protected override Task<OpenedQueue> OpenAsync()
    {
        var clock = new FakeTimeProvider(AnyFact.Start);
        var database = InMemory.Database();
        return Task.FromResult(OpenedQueue.On(new SqliteMessageQueue(database, clock), clock, new Closing(database)));
    }
}
