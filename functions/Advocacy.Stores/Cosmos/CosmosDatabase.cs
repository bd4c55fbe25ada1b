using System.Text.Json;
using Advocacy.Stores.Storage;
using Microsoft.Azure.Cosmos;

namespace Advocacy.Stores.Cosmos;

/// <summary>The database of the cloud. Partitions and documents, with their reasons:
/// <list type="bullet">
/// <item><c>people</c>, a document a person, its own partition: read and merged by id. Its change feed lists everybody, by feed
/// range.</item>
/// <item><c>activity</c>, a partition a person: a document each for a share, a mention, an interaction. What is written is one small
/// document, whatever the person's history; what is read is a partition, by a plain query without an index.</item>
/// <item><c>shares</c>, a document a share, its own partition: it leads from an engagement, which names only the share, to its
/// author.</item>
/// <item><c>contents</c>, a document a content.</item>
/// <item><c>settings</c>, a document for what holds for all of it: the fingerprint of the key of pseudonyms, and the deleted posts
/// whose reactions are still to go.</item>
/// </list>
/// <para>Consistency: bounded staleness. Several documents change one after the other, and what keeps them right is that each process
/// writes first and looks afterwards: an erasure marks the person and then reads what is there, an ingest writes a share and then reads
/// whether its author is marked; of two who claim a share, each writes the route and then reads it again. One of the two must see the
/// other. By session consistency, the usual one, a client is only sure to see what it wrote itself, so both could miss each other, and what
/// somebody had asked to be erased would stay. In the region that takes the writes, and there is no other, bounded staleness reads from two
/// of four replicas while writes are on three: a read that begins after a write has ended sees it. Such reads cost twice. The alternative,
/// to look by a conditional write, costs five times a read, for each share and counter. Passes over everybody read partitions from any
/// replica at the single price: what they miss they see the next day, and an erasure takes back what a pass under way had read
/// before.</para>
/// No query crosses partitions. Nothing is indexed, since nothing is looked up but by id: a write of 1 KB costs some 5 RU instead of 10.
/// An engagement costs on paper two reads of the route (2 RU), one of the share (1 RU) and its replacement (5 to 8 RU).</summary>
public sealed class CosmosDatabase : IDisposable
{
    // Documented, and the same on every machine: https://learn.microsoft.com/azure/cosmos-db/emulator
    internal const string EmulatorKey = "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==";

    private const string Name = "advocacy";

    private readonly CosmosClient _client;
    private readonly bool _isEmulator;

    /// <summary>The database at an endpoint. Sign-in is keyless; only an emulator on loopback gets a key, its well-known one.</summary>
    public CosmosDatabase(Uri endpoint)
        : this(endpoint, handlers: []) { }

    /// <summary>The same with handlers that every request passes.</summary>
    internal CosmosDatabase(Uri endpoint, IEnumerable<RequestHandler> handlers)
    {
        _isEmulator = endpoint.IsLoopback;
        var options = new CosmosClientOptions
        {
            ApplicationName = "Advocacy",
            ConnectionMode = _isEmulator ? ConnectionMode.Gateway : ConnectionMode.Direct,
            LimitToEndpoint = _isEmulator,
            MaxRetryAttemptsOnRateLimitedRequests = 20,
            MaxRetryWaitTimeOnRateLimitedRequests = TimeSpan.FromSeconds(60),
            UseSystemTextJsonSerializerWithOptions = Json,
        };
        foreach (var handler in handlers.Prepend(new ChargeHandler()))
        {
            options.CustomHandlers.Add(handler);
        }

        _client = _isEmulator ? new(endpoint.ToString(), EmulatorKey, options) : new(endpoint.ToString(), AzureSignIn.Credential, options);
        People = Open<PersonDocument>("people", "/id");
        Activity = Open<ActivityDocument>("activity", "/partition");
        Shares = Open<RouteDocument>("shares", "/id");
        Contents = Open<ContentDocument>("contents", "/id");
        Settings = Open<SettingDocument>("settings", "/id");
    }

    internal static JsonSerializerOptions Json { get; } =
        new(JsonSerializerDefaults.Web) { IgnoreReadOnlyProperties = true, Converters = { new JoinConverters() } };

    internal CosmosContainer<PersonDocument> People { get; }

    internal CosmosContainer<ActivityDocument> Activity { get; }

    internal CosmosContainer<RouteDocument> Shares { get; }

    internal CosmosContainer<ContentDocument> Contents { get; }

    internal CosmosContainer<SettingDocument> Settings { get; }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private CosmosContainer<T> Open<T>(string name, string partitionKey)
        where T : class, IDocument
    {
        // In the cloud the deployment made the container, and the identity may not; an emulator begins empty.
        Task<Container>? opened = null;
        return new(() =>
        {
            // A container that could not be made is asked for again: the fault must not outlive its cause.
            if (opened is null or { IsFaulted: true } or { IsCanceled: true })
            {
                opened = _isEmulator
                    ? CosmosRetries.RunAsync(() => MakeAsync(name, partitionKey), CancellationToken.None)
                    : Task.FromResult(_client.GetContainer(Name, name));
            }

            return opened;
        });
    }

    private async Task<Container> MakeAsync(string name, string partitionKey)
    {
        Database database = await _client.CreateDatabaseIfNotExistsAsync(Name);
        return await database.CreateContainerIfNotExistsAsync(
            new ContainerProperties(name, partitionKey)
            {
                IndexingPolicy = new()
                {
                    IndexingMode = IndexingMode.Consistent,
                    Automatic = true,
                    ExcludedPaths = { new() { Path = "/*" } },
                },
            }
        );
    }
}
