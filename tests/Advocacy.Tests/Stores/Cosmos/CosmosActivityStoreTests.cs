using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using CsCheck;
using Microsoft.Azure.Cosmos;

namespace Advocacy.Tests.Stores.Cosmos;

[Trait("Speed", "Slow")]
public sealed class CosmosActivityStoreTests : ActivityStoreCompliance
{
    [Fact]
    public Task MergeAsync_AnyErasureAndBatching_LeavesNoReactionToWhatIsForgotten() =>
        AnyFact.Rearranged.SampleAsync(
            async (facts, batches) =>
            {
                await using var server = await CosmosServer.StartAsync();
                using var database = new CosmosDatabase(server.Endpoint);
                var store = new CosmosActivityStore(database);
                foreach (var batch in batches)
                {
                    await store.MergeAsync(batch, Cancellation);
                }

                var erased = facts.OfType<ErasureRequested>().Select(erasure => erasure.PersonId).ToHashSet();
                var forgotten = facts
                    .OfType<ShareMade>()
                    .Where(share => erased.Contains(share.PersonId))
                    .Select(share => share.ShareId)
                    .ToHashSet();
                // Nobody knows whose a deleted post was; reactions to it go with the next retention.
                forgotten.ExceptWith(facts.OfType<ShareDeleted>().Select(share => share.ShareId));
                var reactions = server
                    .Stored.Select(json => JsonNode.Parse(json)!)
                    .Where(document => document["interaction"] is not null)
                    .Select(document => (string)document["shareId"]!);
                Assert.DoesNotContain(reactions, forgotten.Contains);
            },
            iter: 100,
            threads: 1
        );

    [Fact]
    public async Task ExpireAsync_AfterAPostWasDeleted_LeavesNoReactionToIt()
    {
        await using var server = await CosmosServer.StartAsync();
        using var database = new CosmosDatabase(server.Endpoint);
        var store = new CosmosActivityStore(database);
        var share = new Share("x", AnyFact.Start, null, null, null);
        await store.MergeAsync(
            [
                new ShareMade("s1", new("ann"), AnyFact.Start, share, []),
                new InteractionMade(new("bob"), new(AnyFact.Start, "s1", InteractionKind.Reaction)),
            ],
            Cancellation
        );
        await store.MergeAsync([new ShareDeleted("s1", AnyFact.Start)], Cancellation);
        await store.ExpireAsync(
            new(DateTimeOffset.MinValue, DateOnly.MinValue, DateTimeOffset.MinValue, new Dictionary<string, DateOnly>()),
            Cancellation
        );
        Assert.DoesNotContain(
            server.Stored.Select(json => JsonNode.Parse(json)!).Where(document => document["interaction"] is not null),
            document => (string)document["shareId"]! == "s1"
        );
    }

    [Fact]
    public async Task MergeAsync_ErasureAmongManyPeopleWhileSomeRequestsFail_IsDoneInOneGo()
    {
        await using var server = await CosmosServer.StartAsync();
        var faults = 0;
        using var database = new CosmosDatabase(server.Endpoint, [new FaultyHandler(new Chance("sweep"), () => faults++)]);
        var store = new CosmosActivityStore(database);
        var readers = Enumerable.Range(0, 200).Select(i => $"r{i}").ToList();
        await store.MergeAsync(
            [
                new ShareMade("s", new("ann"), AnyFact.Start, new("x", AnyFact.Start, null, null), []),
                .. readers.Select(reader => new InteractionMade(new(reader), new(AnyFact.Start, "s", InteractionKind.Click))),
            ],
            Cancellation
        );
        await store.MergeAsync([new ErasureRequested(new("ann"), AnyFact.Start)], Cancellation);
        Assert.DoesNotContain(server.Stored, json => JsonNode.Parse(json)!["interaction"] is not null);
        Assert.True(faults > 50, $"only {faults} faults");
    }

    [Fact]
    public async Task MergeAsync_EveryRequestFailsTheFirstTime_IsDoneInOneGo()
    {
        await using var server = await CosmosServer.StartAsync();
        using var database = new CosmosDatabase(server.Endpoint, [new FirstTimeFails()]);
        var store = new CosmosActivityStore(database);
        await store.MergeAsync([new ConsentDecided(new("ann"), AnyFact.Start, true)], Cancellation);
        Assert.Single(await store.ReadAsync(Purpose.Measure, Cancellation).ToListAsync(Cancellation));
    }

    protected override async Task<Opened<IActivityStore>> OpenAsync()
    {
        var server = await CosmosServer.StartAsync();
        var database = new CosmosDatabase(server.Endpoint);
        return new(new CosmosActivityStore(database), new ClosingServer(server, database));
    }

    private sealed class FirstTimeFails : RequestHandler
    {
        private readonly ConcurrentDictionary<(HttpMethod, Uri), bool> _met = [];

        public override Task<ResponseMessage> SendAsync(RequestMessage request, CancellationToken cancellationToken) =>
            _met.TryAdd((request.Method, request.RequestUri), true)
                ? Task.FromResult(new ResponseMessage((HttpStatusCode)449, request))
                : base.SendAsync(request, cancellationToken);
    }

    [Fact]
    public async Task ReadPartAsync_ManyParts_CostAsMuchAsReadingEverybodyAtOnce()
    {
        await using var server = await CosmosServer.StartAsync();
        using var database = new CosmosDatabase(server.Endpoint);
        var store = new CosmosActivityStore(database);
        await store.MergeAsync([.. SimulatedFacts.All], Cancellation);
        var (merged, merging) = (SimulatedFacts.All.Count, server.RequestUnits);
        var all = await store.ReadAsync(Purpose.Measure, Cancellation).ToListAsync(Cancellation);
        var once = server.RequestUnits - merging;

        var parts = await store.PartsAsync(24, Cancellation);
        var people = new List<EmployeeActivity>();
        foreach (var part in parts)
        {
            people.AddRange(await store.ReadPartAsync(part, Purpose.Measure, Cancellation).ToListAsync(Cancellation));
        }

        var inParts = server.RequestUnits - merging - once;
        var reading = server.RequestUnits;
        await store.ExpireAsync(
            new(DateTimeOffset.MinValue, DateOnly.MinValue, DateTimeOffset.MinValue, new Dictionary<string, DateOnly>()),
            Cancellation
        );
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{merging / merged:F2} RU an event, {once / all.Count:F2} a person, {inParts / all.Count:F2} in parts; "
                + $"{(server.RequestUnits - reading) / all.Count:F2} a person to let go of what is old"
        );
        Assert.Equal(24, parts.Count);
        Assert.Equal(all, people.OrderBy(person => person.PersonId));
        // What is left over is the consent of colleagues, which each part asks for once.
        Assert.InRange(inParts, 0, 1.25 * once);
    }
}
