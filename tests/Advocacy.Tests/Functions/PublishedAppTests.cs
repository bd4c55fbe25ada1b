using System.Text.Json.Nodes;

namespace Advocacy.Tests.Functions;

public sealed class PublishedAppTests
{
    [Fact]
    public async Task Publish_RealWorker_HasEveryFunctionOfTopology()
    {
        using var folder = new TemporaryFolder();
        await PublishAsync(folder["app"], folder["artifacts"]);
        var functions = JsonNode.Parse(await File.ReadAllTextAsync(folder["app/functions.metadata"], Cancellation))!.AsArray();
        var byMessageOrClock = functions.Where(function => IsByMessageOrClock(function!)).ToList();
        Assert.Equal(
            new[] { "DoPart", "JoinParts", "PlanStage", "RunStage", "RunWhole" },
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
            file => Assert.True(File.Exists(folder[$"app/{file}"]), file)
        );
        Assert.True(File.Exists(folder["app/lib_lightgbm.so"]), "the native library of the platform it runs on");
        Assert.False(Directory.Exists(folder["app/runtimes"]), "native libraries of platforms it never runs on");
    }

    private static bool IsByMessageOrClock(JsonNode function) =>
        (string)function["bindings"]![0]!["type"]! is "timerTrigger" or "queueTrigger";

    // As azd and the README do: nothing says which worker.
    private static async Task PublishAsync(string app, string artifacts)
    {
        var run = await ProgramRun.OfAsync(
            "dotnet",
            [
                "publish",
                "functions/Advocacy.Functions",
                "-c",
                "Release",
                "-o",
                app,
                "--artifacts-path",
                artifacts,
                // What the build of the tests has looked at already.
                "-p:RunAnalyzers=false",
                "-p:EnforceCodeStyleInBuild=false",
                "-p:GenerateDocumentationFile=false",
            ],
            new Dictionary<string, string> { ["MSBUILDDISABLENODEREUSE"] = "1" }
        );
        Assert.SkipWhen(
            run.Said.Contains("NU1101", StringComparison.Ordinal) || run.Said.Contains("NU1102", StringComparison.Ordinal),
            "the Functions worker's packages are not in this feed"
        );
        Assert.True(run.Code == 0, run.Said);
    }
}
