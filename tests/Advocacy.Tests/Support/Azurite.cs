[assembly: AssemblyFixture(typeof(Azurite))]

namespace Advocacy.Tests.Support;

/// <summary>Azurite, Microsoft's emulator of blob and queue storage: one for all tests, started by the first that asks. Each asker
/// gets an account of its own, and so finds it empty.</summary>
public sealed class Azurite : IDisposable
{
    private const int Accounts = 600;
    private static readonly Lazy<Task<(TestServer Server, int[] Ports)>> Started = new(StartAsync);
    private static int _taken;

    /// <summary>An empty account.</summary>
    public static async Task<(Uri Blobs, Uri Queues)> AccountAsync()
    {
        var ports = (await Started.Value).Ports;
        var name = NameOf(Interlocked.Increment(ref _taken));
        return (new($"http://127.0.0.1:{ports[0]}/{name}"), new($"http://127.0.0.1:{ports[1]}/{name}"));
    }

    /// <summary>An empty account, with its tables, as a connection string.</summary>
    public static async Task<(Uri Blobs, Uri Queues, string Connection)> ConnectionAsync()
    {
        var (blobs, queues) = await AccountAsync();
        var tables = new UriBuilder(blobs) { Port = (await Started.Value).Ports[2] }.Uri;
        return (
            blobs,
            queues,
            $"DefaultEndpointsProtocol=http;AccountName={blobs.Segments[^1]};AccountKey={StorageAccount.EmulatorKey};"
                + $"BlobEndpoint={blobs};QueueEndpoint={queues};TableEndpoint={tables};"
        );
    }

    public void Dispose()
    {
        if (Started is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            Started.Value.Result.Server.Dispose();
        }
    }

    private static string NameOf(int number) => $"account{number:0000}";

    private static async Task<(TestServer, int[])> StartAsync()
    {
        var ports = TestServer.FreePorts(3);
        string[] arguments =
        [
            "--silent",
            "--inMemoryPersistence",
            "--skipApiVersionCheck",
            "--disableTelemetry",
            "--blobHost",
            "127.0.0.1",
            "--queueHost",
            "127.0.0.1",
            "--tableHost",
            "127.0.0.1",
            "--blobPort",
            $"{ports[0]}",
            "--queuePort",
            $"{ports[1]}",
            "--tablePort",
            $"{ports[2]}",
        ];
        var accounts = string.Join(';', Enumerable.Range(1, Accounts).Select(number => $"{NameOf(number)}:{StorageAccount.EmulatorKey}"));
        var server = await TestServer.StartAsync(
            "node_modules/azurite/dist/src/azurite.js",
            arguments,
            new Dictionary<string, string> { ["AZURITE_ACCOUNTS"] = accounts },
            ports[0],
            ports[1]
        );
        return (server, ports);
    }
}
