using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Advocacy.Tests.Support.Cosmos;

/// <summary>A server that speaks as much of the Cosmos DB REST protocol as our store uses, written from Microsoft's documentation
/// (https://learn.microsoft.com/rest/api/cosmos-db), for the real client in gateway mode. It keeps everything in memory, has several
/// partition ranges, and fails on demand.</summary>
internal sealed partial class CosmosServer : IAsyncDisposable
{
    private const int PageSize = 50;
    private WebApplication _app = null!;
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Dictionary<string, ServedContainer>> _databases = [];

    private CosmosServer(TimeProvider clock) => _clock = clock;

    /// <summary>Where it listens.</summary>
    public Uri Endpoint => new(_app.Urls.Single() + "/");

    /// <summary>Decides what goes wrong with a request for documents.</summary>
    public Func<HttpRequest, Fault> Faults { get; set; } = _ => Fault.None;

    /// <summary>Requests for documents so far.</summary>
    public int Requests { get; private set; }

    /// <summary>Request units charged so far, on paper.</summary>
    public double RequestUnits { get; private set; }

    /// <summary>Everything stored, as text.</summary>
    public IReadOnlyList<string> Stored
    {
        get
        {
            lock (_gate)
            {
                return [.. _databases.Values.SelectMany(database => database.Values).SelectMany(container => container.Documents)];
            }
        }
    }

    /// <summary>Starts a server on a free port.</summary>
    public static async Task<CosmosServer> StartAsync(TimeProvider? clock = null)
    {
        var server = new CosmosServer(clock ?? TimeProvider.System);
        server._app = await Loopback.StartAsync(server.AnswerAsync);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToArray();
        var body = await new StreamReader(context.Request.Body).ReadToEndAsync();
        var fault = path.Length >= 5 && path[4] == "docs" ? Next(context.Request) : Fault.None;
        if (await FailAsync(context, fault))
        {
            return;
        }

        Answer answer;
        lock (_gate)
        {
            answer = path switch
            {
                [] => new(200, Account()),
                ["dbs"] => CreateDatabase(body),
                ["dbs", var db] => Database(db) is null ? Missing : new(200, Named(db)),
                ["dbs", var db, "colls"] => CreateContainer(db, body),
                ["dbs", var db, "colls", var coll] => Container(db, coll) is { } container ? new(200, container.Properties) : Missing,
                ["dbs", _, "colls", _, "pkranges"] => RangesOf(context.Request),
                ["dbs", var db, "colls", var coll, "docs", .. var rest] => Container(db, coll) is { } container
                    ? Documents(container, context.Request, rest.FirstOrDefault(), body)
                    : Missing,
                _ => Missing,
            };
        }

        if (fault == Fault.LostAnswer)
        {
            context.Abort();
            return;
        }

        await SendAsync(context.Response, answer);
    }

    private static Answer Missing => new(404, new JsonObject { ["code"] = "NotFound", ["message"] = "Resource Not Found" });

    private Fault Next(HttpRequest request)
    {
        lock (_gate)
        {
            Requests++;
            return Faults(request);
        }
    }

    private static async Task<bool> FailAsync(HttpContext context, Fault fault)
    {
        switch (fault)
        {
            case Fault.Throttled:
                context.Response.Headers["x-ms-retry-after-ms"] = "5";
                context.Response.Headers["x-ms-substatus"] = "3200";
                await SendAsync(context.Response, new(429, new JsonObject { ["code"] = "429", ["message"] = "Request rate is large" }));
                return true;
            case Fault.Unavailable:
                await SendAsync(
                    context.Response,
                    new(503, new JsonObject { ["code"] = "ServiceUnavailable", ["message"] = "Service is currently unavailable" })
                );
                return true;
            case Fault.RetryWith:
                await SendAsync(context.Response, new(449, new JsonObject { ["code"] = "RetryWith", ["message"] = "Retry with" }));
                return true;
            case Fault.Forbidden:
                await SendAsync(context.Response, new(403, new JsonObject { ["code"] = "Forbidden", ["message"] = "Request blocked" }));
                return true;
            case Fault.NoAnswer:
                context.Abort();
                return true;
            default:
                return false;
        }
    }

    private static async Task SendAsync(HttpResponse response, Answer answer)
    {
        response.StatusCode = answer.Status;
        response.Headers["x-ms-activity-id"] = "00000000-0000-0000-0000-000000000000";
        response.Headers["x-ms-request-charge"] = answer.Charge.ToString(CultureInfo.InvariantCulture);
        response.Headers["x-ms-session-token"] = "0:-1#1";
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        if (answer.Status is not (204 or 304))
        {
            response.ContentType = "application/json";
            await response.WriteAsync(answer.Body?.ToJsonString() ?? "");
        }
    }

    private JsonObject Account()
    {
        JsonArray Here() => [new JsonObject { ["name"] = "here", ["databaseAccountEndpoint"] = Endpoint.ToString() }];
        return new()
        {
            ["id"] = "test",
            ["_rid"] = "test",
            ["writableLocations"] = Here(),
            ["readableLocations"] = Here(),
            ["enableMultipleWriteLocations"] = false,
            ["userConsistencyPolicy"] = new JsonObject { ["defaultConsistencyLevel"] = "BoundedStaleness" },
            ["userReplicationPolicy"] = new JsonObject
            {
                ["asyncReplication"] = false,
                ["minReplicaSetSize"] = 1,
                ["maxReplicasetSize"] = 4,
            },
            ["systemReplicationPolicy"] = new JsonObject { ["minReplicaSetSize"] = 1, ["maxReplicasetSize"] = 4 },
            ["readPolicy"] = new JsonObject { ["primaryReadCoefficient"] = 1, ["secondaryReadCoefficient"] = 1 },
            ["queryEngineConfiguration"] = """{"maxSqlQueryInputLength":262144}""",
        };
    }

    private Dictionary<string, ServedContainer>? Database(string name) =>
        _databases.TryGetValue(name, out var found)
            ? found
            : _databases.FirstOrDefault(pair => Named(pair.Key)["_rid"]!.GetValue<string>() == name).Value;

    private ServedContainer? Container(string database, string name) =>
        Database(database) is { } containers
            ? containers.GetValueOrDefault(name) ?? containers.Values.FirstOrDefault(container => container.Rid == name)
            : null;

    private Answer CreateDatabase(string body)
    {
        var id = JsonNode.Parse(body)!["id"]!.GetValue<string>();
        return _databases.TryAdd(id, []) ? new(201, Named(id)) : new(409, new JsonObject { ["code"] = "Conflict" });
    }

    /// <summary>Ids of resources: 4 bytes for a database, 8 for a container, the fifth with its highest bit set.</summary>
    private JsonObject Named(string database) =>
        new()
        {
            ["id"] = database,
            ["_rid"] = Convert.ToBase64String([1, 0, 0, (byte)(1 + _databases.Keys.ToList().IndexOf(database))]),
            ["_self"] = "dbs/d/",
            ["_etag"] = "\"1\"",
            ["_ts"] = 1,
        };

    private Answer CreateContainer(string database, string body)
    {
        var containers = Database(database)!;
        var properties = (JsonObject)JsonNode.Parse(body)!;
        var id = properties["id"]!.GetValue<string>();
        if (containers.ContainsKey(id))
        {
            return new(409, new JsonObject { ["code"] = "Conflict" });
        }

        var rid = Convert.ToBase64String([
            1,
            0,
            0,
            (byte)(1 + _databases.Keys.ToList().IndexOf(database)),
            0x80,
            0,
            0,
            (byte)(1 + containers.Count),
        ]);
        properties["_rid"] = rid;
        properties["_self"] = $"dbs/d/colls/{rid}/";
        properties["_etag"] = "\"1\"";
        properties["_ts"] = 1;
        containers[id] = new(id, rid, properties, _clock);
        return new(201, properties);
    }
}
