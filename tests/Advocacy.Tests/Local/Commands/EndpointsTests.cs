using System.IO.Compression;

namespace Advocacy.Tests.Local.Commands;

[Trait("Speed", "Slow")]
public sealed class EndpointsTests : FolderTest
{
    [Fact]
    public async Task Run_SimulatedCompanyOnServers_MakesTheSameFilesByteForByte()
    {
        await File.WriteAllBytesAsync(Folder["events.jsonl"], SimulatedFacts.Bytes(120, 9, 5), Cancellation);
        await AssertSameAsync(Folder["events.jsonl"], "--include-unsurveyed", "--min-shares", "1");
    }

    [Fact]
    public async Task Run_BeginningOfNewsFacebookOnServers_MakesTheSameFilesByteForByte()
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(RealLogs.File("news-facebook")), CompressionMode.Decompress));
        var lines = (await reader.ReadToEndAsync(Cancellation)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await File.WriteAllLinesAsync(Folder["events.jsonl"], lines.Take(lines.Length / 4), Cancellation);
        await AssertSameAsync(Folder["events.jsonl"], "--include-unsurveyed");
    }

    [Theory]
    [InlineData("--store")]
    [InlineData("--blobs")]
    public async Task Status_EndpointThatNobodyListensOn_IsThreeWithOneLineNamingIt(string option)
    {
        var endpoint = $"http://127.0.0.1:{TestServer.FreePorts(1)[0]}/";
        var run = await CommandLineRun.OfAsync("status", option, endpoint, "--out", Folder["out"]);
        Assert.Equal(3, run.Code);
        Assert.Contains(endpoint, Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--queue", "queue.db")]
    [InlineData("--blobs", "ftp://server")]
    [InlineData("--queue", "http://127.0.0.1:1/account")]
    public async Task Status_EndpointsThatDoNotGoTogether_AreTwo(string option, string value) =>
        Assert.Equal(2, (await CommandLineRun.OfAsync("status", option, value, "--out", Folder["out"])).Code);

    [Fact]
    public async Task Ingest_ServerThatRefusesEverything_IsThreeAndNothingIsLost()
    {
        await File.WriteAllBytesAsync(Folder["events.jsonl"], SimulatedFacts.Bytes(24, 1, 5), Cancellation);
        await using var cosmos = await CosmosServer.StartAsync();
        var (blobs, queues) = await Azurite.AccountAsync();
        string[] endpoints =
        [
            "--store",
            cosmos.Endpoint.ToString(),
            "--queue",
            queues.ToString(),
            "--blobs",
            blobs.ToString(),
            "--out",
            Folder["out"],
        ];
        cosmos.Faults = _ => Fault.Forbidden;
        var refused = await CommandLineRun.OfAsync(["status", .. endpoints]);
        Assert.Equal(3, refused.Code);
        Assert.Contains(cosmos.Endpoint.ToString(), refused.Errors, StringComparison.Ordinal);
        cosmos.Faults = _ => Fault.None;
        var done = await CommandLineRun.OfAsync(["ingest", Folder["events.jsonl"], .. endpoints]);
        Assert.Equal((0, ""), (done.Code, done.Errors));
    }

    private async Task AssertSameAsync(string input, params string[] options)
    {
        await using var cosmos = await CosmosServer.StartAsync();
        var (blobs, queues) = await Azurite.AccountAsync();
        var embedded = await CommandLineRun.OfAsync(["run", "--input", input, .. options, "--out", Folder["embedded"]]);
        var served = await CommandLineRun.OfAsync([
            "run",
            "--input",
            input,
            .. options,
            "--store",
            cosmos.Endpoint.ToString(),
            "--queue",
            queues.ToString(),
            "--blobs",
            blobs.ToString(),
            "--out",
            Folder["served"],
        ]);
        Assert.Equal((embedded.Code, ""), (served.Code, served.Errors));
        Assert.Equal(Tables(embedded.Output), Tables(served.Output));
        foreach (
            var file in Directory
                .EnumerateFiles(Folder["embedded"], "*", SearchOption.AllDirectories)
                .Where(file => !Path.GetFileName(file).StartsWith("advocacy.db", StringComparison.Ordinal))
                // What is booked is cut as the store is.
                .Where(file =>
                    !file.Contains("/ledger/booked/", StringComparison.Ordinal) && !file.EndsWith("head.json", StringComparison.Ordinal)
                )
        )
        {
            var name = Path.GetRelativePath(Folder["embedded"], file);
            Assert.Equal(
                Timeless.Of(name, await File.ReadAllBytesAsync(file, Cancellation)),
                Timeless.Of(name, await PublishedAsync(blobs, name))
            );
        }

        TestContext.Current.SendDiagnosticMessage($"{cosmos.Requests} requests, {cosmos.RequestUnits:N0} request units on paper");
    }

    private static string Tables(string output) =>
        output[output.IndexOf("As of", StringComparison.Ordinal)..output.IndexOf("Made:", StringComparison.Ordinal)];

    private static async Task<byte[]> PublishedAsync(Uri blobs, string name)
    {
        var content = name.Split('/') switch
        {
            ["reach" or "star" or "report.html", ..] => (
                await StorageAccount.Container(blobs, "reports").ReadAsync(name, Cancellation)
            )?.Content,
            ["model", .. var file] => (
                await StorageAccount.Container(blobs, "models").ReadAsync(string.Join('/', file), Cancellation)
            )?.Content,
            ["audit", ..] => (await StorageAccount.Container(blobs, "audit").ReadAsync(name, Cancellation))?.Content,
            ["candidates" or "effect", ..] => (await StorageAccount.Container(blobs, "lists").ReadAsync(name, Cancellation))?.Content,
            _ => (await StorageAccount.Container(blobs, "operations").ReadAsync(name, Cancellation))?.Content,
        };
        return content?.ToArray() ?? [];
    }
}
