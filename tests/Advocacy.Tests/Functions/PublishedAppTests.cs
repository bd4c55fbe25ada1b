using System.Text.Json.Nodes;
using Advocacy.Tests.Support.Hosting;

namespace Advocacy.Tests.Functions;

public sealed class PublishedAppTests
{
    [Fact]
    public async Task Publish_RealWorker_HasEveryFunctionOfTopology()
    {
        var app = await PublishedApp.FolderAsync();
        var functions = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(app, "functions.metadata"), Cancellation))!.AsArray();
        var byMessageOrClock = functions.Where(function => IsByMessageOrClock(function!)).ToList();
        Assert.Equal(
            new[] { "DoPart", "JoinParts", "PlanStage", "RunStage", "RunWhole", "ServePages" },
            functions.Except(byMessageOrClock).Select(function => (string)function!["name"]!).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            Topology.Triggers.Select(trigger => (trigger.Name, trigger.Binding)).Order(),
            byMessageOrClock
                .Select(function =>
                    ((string)function!["name"]!, (string)(function["bindings"]![0]!["schedule"] ?? function["bindings"]![0]!["queueName"])!)
                )
                .Order()
        );
        Assert.All(
            byMessageOrClock.Where(function => function!["bindings"]![0]!["schedule"] is not null),
            function => Assert.Equal(Topology.TimerRetries, (int)function!["retry"]!["maxRetryCount"]!)
        );
        Assert.All(
            new[] { "host.json", "worker.config.json", "extensions.json" },
            file => Assert.True(File.Exists(Path.Combine(app, file)), file)
        );
        Assert.True(File.Exists(Path.Combine(app, "lib_lightgbm.so")), "the native library of the platform it runs on");
        Assert.False(Directory.Exists(Path.Combine(app, "runtimes")), "native libraries of platforms it never runs on");
    }

    private static bool IsByMessageOrClock(JsonNode function) =>
        (string)function["bindings"]![0]!["type"]! is "timerTrigger" or "queueTrigger";
}
