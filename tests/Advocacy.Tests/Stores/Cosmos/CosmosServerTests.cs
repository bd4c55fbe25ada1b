using System.Net;
using System.Text.Json;
using CsCheck;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Time.Testing;

namespace Advocacy.Tests.Stores.Cosmos;

/// <summary>Our test server, by the real client: against an independent server where that is right, and against the documentation
/// where it is not.</summary>
public sealed class CosmosServerTests
{
    [Fact]
    public async Task PointOperations_AnySequence_AnswerAsAnIndependentServerDoes()
    {
        var port = TestServer.FreePorts(1)[0];
        using var independent = await TestServer.StartAsync("cosmos.js", [$"{port}"], new Dictionary<string, string>(), port);
        await using var ours = await CosmosServer.StartAsync();
        using var first = Client(ours.Endpoint);
        using var second = Client(new Uri($"http://127.0.0.1:{port}/"));
        var run = 0;
        await Gen.Select(Gen.Int[0, 4], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 9], Gen.Bool)
            .Array[1, 25]
            .SampleAsync(
                async operations =>
                {
                    var name = $"run{++run}";
                    var (here, there) = (await ContainerAsync(first, name), await ContainerAsync(second, name));
                    var (tagsHere, tagsThere) = (new Dictionary<string, string>(), new Dictionary<string, string>());
                    foreach (var (kind, id, partition, value, isStale) in operations)
                    {
                        var key = $"{partition}/{id}";
                        // What is missing that server answers with 500.
                        if (kind is 2 or 3 or 4 && !tagsHere.ContainsKey(key))
                        {
                            continue;
                        }

                        Assert.Equal(
                            await DoAsync(here, kind, id, partition, value, isStale, tagsHere),
                            await DoAsync(there, kind, id, partition, value, isStale, tagsThere)
                        );
                    }
                },
                iter: 25,
                threads: 1
            );
    }

    [Fact]
    public async Task ReadItem_Missing_IsNotFound()
    {
        await using var served = await ServeAsync();
        var container = served.Port;
        var thrown = await Assert.ThrowsAsync<CosmosException>(() =>
            container.ReadItemAsync<Item>("a", new PartitionKey("p"), cancellationToken: Cancellation)
        );
        Assert.Equal(HttpStatusCode.NotFound, thrown.StatusCode);
    }

    [Fact]
    public async Task CreateItem_OfTwoMegabytesOrWithAnotherKey_IsRefused()
    {
        await using var served = await ServeAsync();
        var container = served.Port;
        var large = await Assert.ThrowsAsync<CosmosException>(() =>
            container.CreateItemAsync(
                new Item("a", "p", new string('x', 2_100_000)),
                new PartitionKey("p"),
                cancellationToken: Cancellation
            )
        );
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        var other = await Assert.ThrowsAsync<CosmosException>(() =>
            container.CreateItemAsync(new Item("a", "p", "x"), new PartitionKey("q"), cancellationToken: Cancellation)
        );
        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
    }

    [Fact]
    public async Task ChangeFeed_ByRange_GivesEveryDocumentOnceInItsLatestVersion()
    {
        await using var served = await ServeAsync();
        var container = served.Port;
        for (var i = 0; i < 200; i++)
        {
            await container.UpsertItemAsync(
                new Item($"i{i % 150}", $"p{i % 150}", $"{i}"),
                new PartitionKey($"p{i % 150}"),
                cancellationToken: Cancellation
            );
        }

        var ranges = await container.GetFeedRangesAsync(Cancellation);
        Assert.Equal(ServedContainer.Borders.Count - 1, ranges.Count);
        var seen = new List<Item>();
        foreach (var range in ranges)
        {
            using var pages = container.GetChangeFeedIterator<Item>(ChangeFeedStartFrom.Beginning(range), ChangeFeedMode.LatestVersion);
            while (await pages.ReadNextAsync(Cancellation) is { StatusCode: not HttpStatusCode.NotModified } page)
            {
                seen.AddRange(page);
            }
        }

        Assert.Equal(150, seen.Count);
        Assert.Equal("150", seen.Single(item => item.Id == "i0").Value);
    }

    [Fact]
    public async Task Query_OfOnePartition_GivesAllItsPagesAndNothingOfAnother()
    {
        await using var served = await ServeAsync();
        var container = served.Port;
        for (var i = 0; i < 260; i++)
        {
            await container.CreateItemAsync(
                new Item($"i{i}", $"p{i % 2}", "x"),
                new PartitionKey($"p{i % 2}"),
                cancellationToken: Cancellation
            );
        }

        using var pages = container.GetItemQueryIterator<Item>(
            "SELECT * FROM c",
            requestOptions: new() { PartitionKey = new PartitionKey("p1") }
        );
        var seen = new List<Item>();
        while (pages.HasMoreResults)
        {
            seen.AddRange(await pages.ReadNextAsync(Cancellation));
        }

        Assert.Equal(130, seen.Count);
        Assert.All(seen, item => Assert.Equal("p1", item.Partition));
    }

    [Fact]
    public async Task TimeToLive_Passed_TheDocumentIsGone()
    {
        var clock = new FakeTimeProvider(AnyFact.Start);
        await using var server = await CosmosServer.StartAsync(clock);
        using var client = Client(server.Endpoint);
        Database database = await client.CreateDatabaseIfNotExistsAsync("d", cancellationToken: Cancellation);
        Container container = await database.CreateContainerAsync(
            new ContainerProperties("c", "/partition") { DefaultTimeToLive = 60 },
            cancellationToken: Cancellation
        );
        await container.CreateItemAsync(new Item("a", "p", "x"), new PartitionKey("p"), cancellationToken: Cancellation);
        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(
            "x",
            (await container.ReadItemAsync<Item>("a", new PartitionKey("p"), cancellationToken: Cancellation)).Resource.Value
        );
        clock.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<CosmosException>(() =>
            container.ReadItemAsync<Item>("a", new PartitionKey("p"), cancellationToken: Cancellation)
        );
    }

    private static async Task<(HttpStatusCode Status, string? Value)> DoAsync(
        Container container,
        int kind,
        int id,
        int partition,
        int value,
        bool isStale,
        Dictionary<string, string> tags
    )
    {
        var key = $"{partition}/{id}";
        var item = new Item($"i{id}", $"p{partition}", $"{value}");
        var options = new ItemRequestOptions { IfMatchEtag = isStale ? "\"stale\"" : tags.GetValueOrDefault(key) };
        try
        {
            ItemResponse<Item> response = kind switch
            {
                0 => await container.CreateItemAsync(item, new PartitionKey(item.Partition), cancellationToken: Cancellation),
                1 => await container.UpsertItemAsync(item, new PartitionKey(item.Partition), cancellationToken: Cancellation),
                2 => await container.ReplaceItemAsync(item, item.Id, new PartitionKey(item.Partition), options, Cancellation),
                3 => await container.ReadItemAsync<Item>(item.Id, new PartitionKey(item.Partition), cancellationToken: Cancellation),
                _ => await container.DeleteItemAsync<Item>(item.Id, new PartitionKey(item.Partition), options, Cancellation),
            };
            if (kind == 4)
            {
                tags.Remove(key);
            }
            else
            {
                tags[key] = response.ETag;
            }

            return (response.StatusCode, response.Resource?.Value);
        }
        catch (CosmosException e)
        {
            return (e.StatusCode, null);
        }
    }

    private static async Task<Opened<Container>> ServeAsync()
    {
        var server = await CosmosServer.StartAsync();
        var client = Client(server.Endpoint);
        return new(await ContainerAsync(client, "c"), new ClosingServer(server, client));
    }

    private static async Task<Container> ContainerAsync(CosmosClient client, string name)
    {
        Database database = await client.CreateDatabaseIfNotExistsAsync("d", cancellationToken: Cancellation);
        return await database.CreateContainerIfNotExistsAsync(name, "/partition", cancellationToken: Cancellation);
    }

    private static CosmosClient Client(Uri endpoint) =>
        new(
            endpoint.ToString(),
            CosmosDatabase.EmulatorKey,
            new CosmosClientOptions
            {
                ConnectionMode = ConnectionMode.Gateway,
                LimitToEndpoint = true,
                UseSystemTextJsonSerializerWithOptions = new JsonSerializerOptions(JsonSerializerDefaults.Web),
            }
        );

    private sealed record Item(string Id, string Partition, string Value);
}
