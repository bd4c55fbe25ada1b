using Advocacy.Adapters.Sqlite;
using Advocacy.Tests.Given;
using Microsoft.Extensions.Time.Testing;

namespace Advocacy.Tests.Adapters.Sqlite;

public sealed class SqliteMessageQueueTests : MessageQueueCompliance
{
    protected override Task<OpenedQueue> OpenAsync()
    {
        var clock = new FakeTimeProvider(AnyFact.Start);
        var database = InMemory.Database();
        return Task.FromResult(OpenedQueue.On(new SqliteMessageQueue(database, clock), clock, new Closing(database)));
    }
}
