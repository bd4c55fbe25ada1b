namespace Advocacy.Tests.Support.Cosmos;

/// <summary>Closes what uses a server, and then the server.</summary>
internal sealed class ClosingServer(CosmosServer server, params IDisposable[] users) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        foreach (var user in users)
        {
            user.Dispose();
        }

        await server.DisposeAsync();
    }
}
