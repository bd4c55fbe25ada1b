using System.Text.Json.Nodes;
using Advocacy.Tests.Support.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Advocacy.Tests.Functions;

/// <summary>What the published app sends to Application Insights, and what alerts make of it.</summary>
[Collection(nameof(Alone))]
[Trait("Speed", "Slow")]
public sealed class HostedTelemetryTests
{
    private static readonly TypedData Timer = new()
    {
        Json = """{"Schedule":{"AdjustForDST":true},"ScheduleStatus":null,"IsPastDue":false}""",
    };

    private static readonly string[] Rare = ["advocacy-drift", "advocacy-old-model"];

    // Raised where there is nothing.
    private static readonly string[] Silences = ["advocacy-silent", "advocacy-stalled"];

    [Fact]
    public async Task Sent_AQuietHour_RaisesNoAlertAndNamesNobody()
    {
        var sent = await SentAsync(
            async (host, _) =>
            {
                Assert.Equal("True", host.Capabilities["WorkerOpenTelemetryEnabled"]);
                await RunTimersAsync(host);
                await IngestAsync(host, Seen(TimeSpan.FromMinutes(1)));
                await host.InvokeAsync(
                    nameof(EraseEmployee),
                    ("message", Text("""{"employeeId":"ann","requestedAt":"2026-01-01T00:00:00Z"}"""))
                );
            }
        );
        // No day is closed in an hour.
        Assert.Equal(["advocacy-stalled"], Raised(sent));
        var text = string.Join('\n', sent.Select(row => row.ToJsonString()));
        Assert.Contains("advocacy.functions.calls", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"ann\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain(TestKeys.PseudonymOf("ann").Value, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_AnHourInWhichAllGoesWrong_RaisesEachAlert()
    {
        var sent = await SentAsync(
            async (host, queues) =>
            {
                await queues.EnqueueAsync(QueueNames.PoisonOf(QueueNames.Events), ["not an event"u8.ToArray()], Cancellation);
                await host.InvokeAsync(nameof(RetryPoison), ("timer", Timer));
                await IngestAsync(host, $"[{Seen(TimeSpan.FromHours(3))[1..^1]},{string.Join(',', Enumerable.Repeat("{}", 30))}]");
                await Assert.ThrowsAsync<FunctionFailedException>(() => host.InvokeAsync(nameof(CollectFeedback), ("timer", Text("?"))));
            }
        );
        Assert.Equal(Queries().Keys.Except([.. Rare, "advocacy-silent"]).Order(), Raised(sent).Order());
    }

    [Fact]
    public async Task Sent_NoTimerRan_IsToldOf() =>
        Assert.Equal(Silences, Raised(await SentAsync((host, _) => IngestAsync(host, Seen(TimeSpan.FromMinutes(1))))));

    [Fact]
    public async Task Sent_AnOldModelAndFeaturesThatDrifted_IsToldOf()
    {
        await using var inbox = await TelemetryInbox.StartAsync();
        await using (
            var services = new ServiceCollection()
                .AddTelemetry(
                    new ConfigurationBuilder()
                        .AddInMemoryCollection([new("APPLICATIONINSIGHTS_CONNECTION_STRING", inbox.ConnectionString)])
                        .Build(),
                    isToConsole: false
                )
                .BuildServiceProvider()
        )
        {
            services.StartTelemetry();
            Telemetry.ModelAge.Record(1000);
            services.GetRequiredService<ILogger<HostedTelemetryTests>>().Drifted(2, "shares", 0.4);
        }

        Assert.Equal([.. Rare, "advocacy-silent"], Raised(inbox.Sent).Order());
    }

    private static IEnumerable<string> Raised(IReadOnlyList<JsonNode> sent)
    {
        using var rows = new LogRows(sent);
        return [.. Queries().Where(alert => rows.Count(alert.Value) > 0 ^ Silences.Contains(alert.Key)).Select(alert => alert.Key)];
    }

    /// <summary>The queries of the alerts that would be deployed.</summary>
    private static Dictionary<string, string> Queries() =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Golden.Root, "infra", "main.snapshot.json")))!["predictedResources"]!
            .AsArray()
            .Where(resource => (string?)resource!["type"] == "Microsoft.Insights/scheduledQueryRules")
            .ToDictionary(
                resource => (string)resource!["name"]!,
                resource => (string)resource!["properties"]!["criteria"]!["allOf"]![0]!["query"]!
            );

    private static async Task<IReadOnlyList<JsonNode>> SentAsync(Func<FunctionsHost, AzureMessageQueue, Task> use)
    {
        await using var inbox = await TelemetryInbox.StartAsync();
        var (blobs, queues) = await Azurite.AccountAsync();
        var app = await PublishedApp.FolderAsync();
        await using var cosmos = await CosmosServer.StartAsync();
        await using var host = await FunctionsHost.StartAsync(
            app,
            new Dictionary<string, string>
            {
                ["Advocacy__cosmosAccountUri"] = cosmos.Endpoint.ToString(),
                ["Advocacy__blobServiceUri"] = blobs.ToString(),
                ["Advocacy__queueServiceUri"] = queues.ToString(),
                ["Advocacy__Privacy__PseudonymKey"] = TestKeys.Pseudonyms,
                ["Advocacy__Selection__Key"] = TestKeys.Selection,
                ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = inbox.ConnectionString,
            }
        );
        await use(host, new AzureMessageQueue(queues, isBase64: true, new BlobClaimCheck(blobs)));
        // What is left is sent as it ends.
        await host.StopAsync();
        return inbox.Sent;
    }

    private static async Task RunTimersAsync(FunctionsHost host)
    {
        foreach (var timer in new[] { nameof(CollectFeedback), nameof(CollectEngagement), nameof(RetryPoison) })
        {
            await host.InvokeAsync(timer, ("timer", Timer));
        }
    }

    /// <summary>A share whose counters were seen some time ago.</summary>
    private static string Seen(TimeSpan ago)
    {
        var at = TimeProvider.System.GetUtcNow() - ago;
        Fact[] facts =
        [
            new ConsentDecided(new("ann"), at, true),
            new ShareMade("s1", new("ann"), at, new("x", at, null, null, null), []),
            new EngagementObserved("s1", at, new(10, 1, 0, 0, 0)),
        ];
        return $"[{string.Join(',', facts.Select(EventJson.Of))}]";
    }

    private static Task IngestAsync(FunctionsHost host, string events) => host.InvokeAsync(nameof(IngestEvents), ("message", Text(events)));

    private static TypedData Text(string text) => new() { String = text };
}
