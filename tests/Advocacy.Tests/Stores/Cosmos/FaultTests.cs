using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Advocacy.Tests.Stores.Cosmos;

/// <summary>Several workers on one queue and one store while requests fail, answers are lost and processes are killed: the state must be
/// that of a run without faults.</summary>
[Trait("Speed", "Slow")]
public sealed class FaultTests(ITestOutputHelper output)
{
    // ADVOCACY_SEEDS=20 looks longer.
    private static readonly int Seeds = int.Parse(
        Environment.GetEnvironmentVariable("ADVOCACY_SEEDS") ?? "6",
        System.Globalization.CultureInfo.InvariantCulture
    );

    // Each starts five processes.
    private static readonly int KilledSeeds = Math.Max(1, Seeds / 2);
    private const int EventsAMessage = 25;
    private static readonly QueueRules Rules = new(BatchSize: 4, MaxDequeueCount: 20, VisibilityTimeout: TimeSpan.Zero)
    {
        Lease = TimeSpan.FromMinutes(2),
    };

    [Fact]
    public async Task Ingest_RequestsThatFailAndAnswersThatAreLost_EndsAsWithoutFaults()
    {
        int faults = 0,
            events = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Seeds),
            SideBySide(4),
            async (seed, _) =>
            {
                var chance = new Chance($"faults {seed}");
                await using var server = await CosmosServer.StartAsync();
                server.Faults = _ =>
                    Counted(
                        chance.Next(2000) switch
                        {
                            < 15 => Fault.Throttled,
                            < 25 => Fault.Unavailable,
                            < 35 => Fault.RetryWith,
                            < 36 => Fault.NoAnswer,
                            < 37 => Fault.LostAnswer,
                            _ => Fault.None,
                        }
                    );
                var (blobs, queues) = await Azurite.AccountAsync();
                var facts = Facts(seed);
                Interlocked.Add(ref events, facts.Count);
                await EnqueueAsync(blobs, queues, facts);
                await Task.WhenAll(
                    Enumerable
                        .Range(0, 3)
                        .Select(worker =>
                            Task.Run(
                                () =>
                                    WorkAsync(
                                        server.Endpoint,
                                        blobs,
                                        queues,
                                        new Chance($"worker {seed} {worker}"),
                                        () => Interlocked.Increment(ref faults)
                                    ),
                                Cancellation
                            )
                        )
                );
                server.Faults = _ => Fault.None;
                await AssertNoPoisonAsync(blobs, queues);
                await AssertEqualsFoldAsync(server.Endpoint, facts);
            }
        );
        output.WriteLine($"{Seeds} seeds, {events} events, {faults} faults injected, lost 0, doubled 0");
        Assert.True(faults > 30 * Seeds, $"only {faults} faults");

        Fault Counted(Fault fault)
        {
            Interlocked.Add(ref faults, fault == Fault.None ? 0 : 1);
            return fault;
        }
    }

    [Fact]
    public async Task Serve_WorkersKilledAtRandomAndStartedAgain_EndsAsWithoutKills()
    {
        int kills = 0,
            events = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, KilledSeeds),
            SideBySide(2),
            async (seed, cancellation) =>
            {
                var chance = new Chance($"kills {seed}");
                await using var server = await CosmosServer.StartAsync();
                var (blobs, queues) = await Azurite.AccountAsync();
                var facts = Facts(100 + seed);
                Interlocked.Add(ref events, facts.Count);
                await EnqueueAsync(blobs, queues, facts);
                var queue = new AzureMessageQueue(queues, isBase64: true, new BlobClaimCheck(blobs));
                using var folder = new TemporaryFolder();
                string[] args =
                [
                    "serve",
                    "--store",
                    server.Endpoint.ToString(),
                    "--queue",
                    queues.ToString(),
                    "--blobs",
                    blobs.ToString(),
                    "--out",
                    folder.Path,
                ];
                for (var round = 0; round < 2; round++)
                {
                    var before = server.Requests;
                    using var first = LocalProcess.Start(args);
                    using var second = LocalProcess.Start(args);
                    while (server.Requests < before + 100 && await queue.CountAsync(QueueNames.Events, cancellation) > 0)
                    {
                        await Task.Delay(5, cancellation);
                    }

                    foreach (var worker in new[] { first, second })
                    {
                        await Task.Delay(chance.Next(150), cancellation);
                        worker.Kill();
                        await worker.WaitForExitAsync(cancellation);
                        Interlocked.Increment(ref kills);
                    }
                }

                using var last = LocalProcess.Start(args);
                while (await queue.CountAsync(QueueNames.Events, cancellation) > 0)
                {
                    Assert.False(last.HasExited);
                    await Task.Delay(100, cancellation);
                }

                last.Kill();
                await AssertNoPoisonAsync(blobs, queues);
                await AssertEqualsFoldAsync(server.Endpoint, facts);
            }
        );
        output.WriteLine($"{KilledSeeds} seeds, {events} events, {kills} kills, lost 0, doubled 0");
        Assert.Equal(4 * KilledSeeds, kills);
    }

    /// <summary>Collisions on few people and shares, erasures among them, and activity of a simulated company.</summary>
    private static List<Fact> Facts(int seed)
    {
        var chance = new Chance($"facts {seed}");
        var from = chance.Next(SimulatedFacts.All.Count - 200);
        var collisions = Enumerable
            .Range(0, 60)
            .Select(i =>
                (Fact)(
                    chance.Next(25) switch
                    {
                        0 => new ErasureRequested(new($"p{chance.Next(6)}"), AnyFact.Start),
                        < 8 => new ShareMade(
                            $"s{chance.Next(8)}",
                            new($"p{chance.Next(6)}"),
                            AnyFact.Start.AddHours(chance.Next(50)),
                            new("x", AnyFact.Start.AddHours(chance.Next(50)), null, null),
                            [new($"p{chance.Next(6)}")]
                        ),
                        < 18 => new EngagementObserved(
                            $"s{chance.Next(8)}",
                            AnyFact.Start.AddHours(chance.Next(200)),
                            new(chance.Next(50), chance.Next(9), null, null, null)
                        ),
                        < 22 => new InteractionMade(
                            new($"p{chance.Next(6)}"),
                            new(AnyFact.Start.AddHours(chance.Next(50)), $"s{chance.Next(8)}", InteractionKind.Click)
                        ),
                        _ => new ConsentDecided(new($"p{chance.Next(6)}"), AnyFact.Start.AddHours(chance.Next(50)), chance.Next(2) == 0),
                    }
                )
            );
        return [.. collisions, .. SimulatedFacts.All.Skip(from).Take(90)];
    }

    private static ParallelOptions SideBySide(int count) => new() { MaxDegreeOfParallelism = count, CancellationToken = Cancellation };

    private static async Task EnqueueAsync(Uri blobs, Uri queues, List<Fact> facts)
    {
        var queue = new AzureMessageQueue(queues, isBase64: true, new BlobClaimCheck(blobs));
        var messages = facts
            .Chunk(EventsAMessage)
            .Select(chunk => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes($"[{string.Join(',', chunk.Select(EventJson.Of))}]"))
            .ToList();
        await queue.EnqueueAsync(QueueNames.Events, [.. messages, .. messages.Take(3)], Cancellation);
    }

    private static async Task WorkAsync(Uri cosmos, Uri blobs, Uri queues, Chance chance, Action onFault)
    {
        using var database = new CosmosDatabase(cosmos, [new FaultyHandler(chance, onFault)]);
        var claims = new BlobClaimCheck(blobs);
        var queue = new AzureMessageQueue(queues, isBase64: true, claims);
        var ingest = new IngestEvents(
            new CosmosActivityStore(database),
            new BlobBadRowStore(blobs),
            queue,
            claims,
            new Intakes(TestKeys.Loaded, [], Options.Create(new PrivacyOptions()), TimeProvider.System),
            NullLogger<IngestEvents>.Instance
        );
        var pump = new QueuePump(queue, Rules, TimeProvider.System, NullLogger<QueuePump>.Instance);
        await pump.DrainAsync(QueueNames.Events, (message, cancellation) => ingest.RunAsync(message.Body, cancellation), Cancellation);
    }

    private static async Task AssertNoPoisonAsync(Uri blobs, Uri queues) =>
        Assert.Equal(
            0,
            await new AzureMessageQueue(queues, isBase64: true, new BlobClaimCheck(blobs)).CountAsync(
                QueueNames.PoisonOf(QueueNames.Events),
                Cancellation
            )
        );

    private static async Task AssertEqualsFoldAsync(Uri cosmos, List<Fact> facts)
    {
        using var database = new CosmosDatabase(cosmos);
        Assert.Equal(
            CompanyActivity.Of(facts.Select(fact => fact.WithPeople(TestKeys.PseudonymOf))).View(Purpose.Rights),
            await new CosmosActivityStore(database).ReadAsync(Purpose.Rights, Cancellation).ToListAsync(Cancellation)
        );
    }
}
