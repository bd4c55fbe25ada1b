using System.Reflection.PortableExecutable;
using Advocacy.Tests.Support.Hosting;
using Microsoft.DurableTask.Client;

namespace Advocacy.Tests.Functions;

/// <summary>The published app as the Functions host drives it, over Azurite and a server of the Cosmos DB protocol.</summary>
[Trait("Speed", "Slow")]
public sealed class HostedAppTests : IAsyncLifetime
{
    private static readonly TypedData Timer = new()
    {
        Json = """{"Schedule":{"AdjustForDST":true},"ScheduleStatus":null,"IsPastDue":false}""",
    };

    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);
    private CosmosServer _cosmos = null!;
    private string _app = "";
    private Uri _blobs = null!;

    public async ValueTask InitializeAsync()
    {
        (_blobs, var queues) = await Azurite.AccountAsync();
        _app = await PublishedApp.FolderAsync();
        _cosmos = await CosmosServer.StartAsync();
        foreach (
            var (name, value) in new[]
            {
                ("Advocacy__cosmosAccountUri", _cosmos.Endpoint.ToString()),
                ("Advocacy__blobServiceUri", _blobs.ToString()),
                ("Advocacy__queueServiceUri", queues.ToString()),
                ("Advocacy__Privacy__PseudonymKey", TestKeys.Pseudonyms),
                ("Advocacy__Selection__Key", TestKeys.Selection),
            }
        )
        {
            _settings[name] = value;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_cosmos is not null)
        {
            await _cosmos.DisposeAsync();
        }
    }

    [Fact]
    public async Task Functions_AskedByTheHost_AreThoseOfTopologyAndTheOrchestration()
    {
        await using var host = await FunctionsHost.StartAsync(_app, _settings);
        Assert.Equal(
            Topology
                .Triggers.Select(trigger => trigger.Name)
                .Concat(["DoPart", "JoinParts", "PlanStage", "RunStage", "RunWhole", "ServePages"])
                .Order(),
            host.Functions.Order()
        );
    }

    [Fact]
    public void Published_Libraries_AreNoneOfWindowsAlone() =>
        Assert.Empty(
            Directory
                .EnumerateFiles(_app, "*.dll", SearchOption.AllDirectories)
                .Where(file =>
                {
                    using var library = new PEReader(File.OpenRead(file));
                    return !library.HasMetadata;
                })
                .Select(Path.GetFileName)
        );

    [Fact]
    public async Task Invoke_EventsAndThenAnErasure_AreStoredAndForgotten()
    {
        await using var host = await FunctionsHost.StartAsync(_app, _settings);
        await IngestAsync(host, new ConsentDecided(new("ann"), AnyFact.Start, true));
        Assert.Contains(_cosmos.Stored, Names("ann"));
        await host.InvokeAsync(nameof(EraseEmployee), ("message", Text("""{"employeeId":"ann","requestedAt":"2026-01-01T00:00:00Z"}""")));
        await IngestAsync(host, new ConsentDecided(new("ann"), AnyFact.Start.AddDays(1), true));
        Assert.DoesNotContain(_cosmos.Stored, document => document.Contains("consent", StringComparison.Ordinal) && Names("ann")(document));
    }

    [Fact]
    public async Task Invoke_TimersThatRunAtOnce_Succeed()
    {
        await using var host = await FunctionsHost.StartAsync(_app, _settings);
        foreach (var timer in new[] { nameof(CollectFeedback), nameof(CollectEngagement), nameof(RetryPoison) })
        {
            await host.InvokeAsync(timer, ("timer", Timer));
        }
    }

    [Fact]
    public async Task Invoke_StoreThatRefuses_FailsForTheHostToSeeAndSucceedsLater()
    {
        await using var host = await FunctionsHost.StartAsync(_app, _settings);
        _cosmos.Faults = _ => Fault.Forbidden;
        var consent = new ConsentDecided(new("ann"), AnyFact.Start, true);
        await Assert.ThrowsAsync<FunctionFailedException>(() => IngestAsync(host, consent));
        _cosmos.Faults = _ => Fault.None;
        await IngestAsync(host, consent);
        Assert.Contains(_cosmos.Stored, Names("ann"));
    }

    [Fact]
    public async Task Invoke_WorkerKilledInTheMiddle_IsDoneByTheNextAsIfNothingHadBeen()
    {
        List<Fact> facts = [.. SimulatedFacts.All.Where(fact => fact is ShareMade or ConsentDecided or InteractionMade).Take(300)];
        await using (var host = await FunctionsHost.StartAsync(_app, _settings))
        {
            var before = _cosmos.Requests;
            var killed = IngestAsync(host, [.. facts]);
            while (_cosmos.Requests < before + 20)
            {
                Assert.False(killed.IsCompleted, "it was done before it could be killed");
                await Task.Delay(5, Cancellation);
            }

            await host.KillAsync();
            Assert.False(killed.IsCompletedSuccessfully);
        }

        await using var next = await FunctionsHost.StartAsync(_app, _settings);
        await IngestAsync(next, [.. facts]);
        using var database = new CosmosDatabase(_cosmos.Endpoint);
        Assert.Equal(
            CompanyActivity.Of(facts.Select(fact => fact.WithPeople(TestKeys.PseudonymOf))).View(Purpose.Rights),
            await new CosmosActivityStore(database).ReadAsync(Purpose.Rights, Cancellation).ToListAsync(Cancellation)
        );
    }

    [Fact]
    public async Task Invoke_TimerOfAStageThatReadsEverybody_RunsItAsAnOrchestrationToItsEnd()
    {
        var (_, _, connection) = await Azurite.ConnectionAsync();
        await using var host = await FunctionsHost.StartAsync(_app, _settings);
        await using var orchestrations = await HostedOrchestrations.StartAsync(connection, host);
        await IngestAsync(host, [.. SmallCompany.Facts]);
        foreach (
            var (timer, isMade) in new[]
            {
                (nameof(CloseDay), "true"),
                (nameof(MeasureEffect), "true"),
                (nameof(TrainModel), "true"),
                (nameof(ApplyRetention), "true"),
                // There is no model, and so nothing to do.
                (nameof(SelectCandidates), "false"),
            }
        )
        {
            await host.InvokeAsync(timer, ("timer", Timer), ("client", orchestrations.ClientData));
            var ended = await orchestrations.EndAsync(timer);
            Assert.Equal((timer, OrchestrationRuntimeStatus.Completed, isMade), (timer, ended.RuntimeStatus, ended.SerializedOutput));
        }

        var head = await StorageAccount.Container(_blobs, "operations").ReadAsync("ledger/head.json", Cancellation);
        Assert.NotNull(head);
        Assert.Empty(await StorageAccount.Container(_blobs, "operations").ListAsync("runs/", Cancellation).ToListAsync(Cancellation));
    }

    private static Task IngestAsync(FunctionsHost host, params Fact[] facts) =>
        host.InvokeAsync(nameof(IngestEvents), ("message", Text($"[{string.Join(',', facts.Select(EventJson.Of))}]")));

    private static TypedData Text(string text) => new() { String = text };

    private static Predicate<string> Names(string employee) =>
        document => document.Contains(TestKeys.PseudonymOf(employee).Value, StringComparison.Ordinal);
}
