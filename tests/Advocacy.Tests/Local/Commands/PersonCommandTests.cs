using System.Text.Json;
using Azure.Storage.Blobs;

namespace Advocacy.Tests.Local.Commands;

[Trait("Speed", "Slow")]
public sealed class PersonCommandTests : FolderTest
{
    private string Out => Folder["out"];

    [Fact]
    public async Task Export_SomebodyOnTheList_WritesAllThatIsHeldForThemToRead()
    {
        var (id, pseudonym) = await MakeListAsync([]);
        var run = await CommandLineRun.OfAsync("person", "export", id, "--out", Out);
        Assert.Equal((0, ""), (run.Code, run.Errors));
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(Out, $"persons/{pseudonym}.json"), Cancellation));
        Assert.Equal(id, json.RootElement.GetProperty("employeeId").GetString());
        var held = json.RootElement.GetProperty("held");
        Assert.All(
            new[] { "attributes", "followers", "consents", "surveys", "shares", "interactions", "invitations" },
            member => Assert.True(held.GetProperty(member).GetArrayLength() > 0, member)
        );
        Assert.Equal("2025-W41", json.RootElement.GetProperty("lists")[0].GetProperty("list").GetString());
        foreach (var (language, title) in new[] { ("en", "What Advocacy holds about you"), ("fr", "Ce qu’Advocacy conserve") })
        {
            var page = await File.ReadAllTextAsync(Path.Combine(Out, $"persons/{pseudonym}.{language}.html"), Cancellation);
            Assert.Contains(title, page, StringComparison.Ordinal);
            Assert.Contains(id, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Export_SomebodyWhomNobodyKnows_SaysThatNothingIsHeld()
    {
        await File.WriteAllTextAsync(Folder["none.jsonl"], "", Cancellation);
        Assert.Equal(0, (await CommandLineRun.OfAsync("ingest", Folder["none.jsonl"], "--out", Out)).Code);
        var run = await CommandLineRun.OfAsync("person", "export", "nobody", "--out", Out);
        Assert.Equal(2, run.Code);
        Assert.Contains("nothing is held of 'nobody'", run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(Out, "persons")));
    }

    [Fact]
    public async Task Erase_SomebodyNamedEverywhere_LeavesNoByteAndTakesInNothingAgain()
    {
        var (id, pseudonym) = await MakeListAsync([]);
        await NameEverywhereAsync(id, pseudonym, []);
        Assert.Equal(0, (await CommandLineRun.OfAsync("person", "export", id, "--out", Out)).Code);
        Assert.True(Footprints.In(Out, id, pseudonym).Count >= 8);
        for (var time = 0; time < 2; time++)
        {
            var run = await CommandLineRun.OfAsync("person", "erase", id, "--out", Out);
            Assert.Equal(0, run.Code);
            Assert.StartsWith(time == 0 ? "" : $"nothing was held of '{id}'", run.Errors, StringComparison.Ordinal);
            Assert.Equal(time == 0, run.Errors.Length == 0);
            Assert.Empty(Footprints.In(Out, id, pseudonym));
            await CommandLineRun.OfAsync("ingest", Folder["events.jsonl"], "--out", Out);
            Assert.Empty(Footprints.In(Out, id, pseudonym));
        }

        foreach (var command in new[] { "candidates", "effect", "close", "train" })
        {
            Assert.Equal(0, (await CommandLineRun.OfAsync(command, "--out", Out)).Code);
        }

        Assert.Empty(Footprints.In(Out, id, pseudonym));
        Assert.Equal(
            2,
            Directory
                .EnumerateFiles(Path.Combine(Out, "audit/entries"))
                .Count(file => File.ReadAllText(file).Contains("\"erasure\"", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task Erase_SomebodyNamedOnServers_LeavesNoByte()
    {
        await using var cosmos = await CosmosServer.StartAsync();
        var (blobs, queues) = await Azurite.AccountAsync();
        string[] endpoints = ["--store", cosmos.Endpoint.ToString(), "--queue", queues.ToString(), "--blobs", blobs.ToString()];
        var (id, pseudonym) = await MakeListAsync(
            endpoints,
            async week =>
                (
                    await StorageAccount.Container(blobs, "audit").ReadAsync($"audit/lists/{week}.json", Cancellation)
                )!.Value.Content.ToArray()
        );
        await NameEverywhereAsync(id, pseudonym, endpoints);
        await new AzureMessageQueue(queues, isBase64: true, new BlobClaimCheck(blobs)).EnqueueAsync(
            QueueNames.PoisonOf(QueueNames.Events),
            [Naming(id)],
            Cancellation
        );
        await StorageAccount.Container(blobs, "lists").WriteAsync("feedback/list.csv", Feedback(pseudonym), Cancellation);
        Assert.True((await StoredAsync(cosmos, blobs, id, pseudonym)).Count >= 8);
        var run = await CommandLineRun.OfAsync(["person", "erase", id, .. endpoints, "--out", Out]);
        Assert.Equal((0, ""), (run.Code, run.Errors));
        Assert.Empty(await StoredAsync(cosmos, blobs, id, pseudonym));
        Assert.Equal(
            0,
            await new AzureMessageQueue(queues, isBase64: true, new BlobClaimCheck(blobs)).CountAsync(
                QueueNames.PoisonOf(QueueNames.Events),
                Cancellation
            )
        );
        Assert.Equal(0, (await CommandLineRun.OfAsync(["ingest", Folder["events.jsonl"], .. endpoints, "--out", Out])).Code);
        Assert.Empty(await StoredAsync(cosmos, blobs, id, pseudonym));
    }

    private static byte[] Naming(string id) =>
        System.Text.Encoding.UTF8.GetBytes($$"""[{"specversion":"1.0","type":"unknown","subject":"{{id}}"}]""");

    private static byte[] Feedback(string pseudonym) =>
        System.Text.Encoding.UTF8.GetBytes($"employee_id,list,outcome\n{pseudonym},2025-W41,perhaps\n");

    /// <summary>Everything stored on the servers that holds one of the names.</summary>
    private static async Task<IReadOnlyList<string>> StoredAsync(CosmosServer cosmos, Uri blobs, params string[] names)
    {
        var service = new BlobServiceClient(blobs, StorageAccount.EmulatorCredential(blobs));
        var contents = cosmos.Stored.Select(document => ("document", System.Text.Encoding.UTF8.GetBytes(document))).ToList();
        await foreach (var container in service.GetBlobContainersAsync(cancellationToken: Cancellation))
        {
            await foreach (var blob in service.GetBlobContainerClient(container.Name).GetBlobsAsync(cancellationToken: Cancellation))
            {
                contents.Add(
                    (
                        blob.Name,
                        (
                            await service.GetBlobContainerClient(container.Name).GetBlobClient(blob.Name).DownloadContentAsync(Cancellation)
                        ).Value.Content.ToArray()
                    )
                );
            }
        }

        return Footprints.In(contents, names);
    }

    /// <summary>A list, and the first person on it.</summary>
    private async Task<(string Id, string Pseudonym)> MakeListAsync(string[] endpoints, Func<string, Task<byte[]>>? readList = null)
    {
        var write = endpoints.Length == 0 ? NamedCompany.WriteAsync : (Func<string, Task>)NamedCompany.WriteSmallAsync;
        await write(Folder["events.jsonl"]);
        foreach (var command in new string[][] { ["ingest", Folder["events.jsonl"]], ["close"], ["train"], ["candidates"] })
        {
            // A model of so few may not score: the list is made all the same.
            var code = (await CommandLineRun.OfAsync([.. command, .. endpoints, "--out", Out])).Code;
            Assert.True(code == (int)ExitCode.Done || (command is ["train"] && code == (int)ExitCode.NoModel), $"{command[0]} {code}");
        }

        using var list = JsonDocument.Parse(
            readList is null
                ? await File.ReadAllBytesAsync(Path.Combine(Out, "audit/lists/2025-W41.json"), Cancellation)
                : await readList("2025-W41")
        );
        var pseudonym = list.RootElement.GetProperty("invited")[0].GetProperty("candidate").GetProperty("employeeId").GetString()!;
        return (NamedCompany.Volunteers.Single(id => TestKeys.PseudonymOf(id) == new PersonId(pseudonym)).Value, pseudonym);
    }

    /// <summary>In bad rows, in feedback that failed, in a colleague's share.</summary>
    private async Task NameEverywhereAsync(string id, string pseudonym, string[] endpoints)
    {
        await File.WriteAllTextAsync(
            Folder["more.jsonl"],
            $$$"""
            {"specversion":"1.0","id":"1","source":"/t","type":"advocacy.consent.v1","data":{"employeeId":"{{{id}}}","granted":"perhaps"}}
            not json about {{{id}}}
            {"specversion":"1.0","id":"2","source":"/t","type":"advocacy.share.v1","data":{"shareId":"mentioning","employeeId":"somebody","network":"x","sharedAt":"2025-09-01T00:00:00Z","mentions":["{{{id}}}"]}}
            """,
            Cancellation
        );
        Assert.Equal(1, (await CommandLineRun.OfAsync(["ingest", Folder["more.jsonl"], .. endpoints, "--out", Out])).Code);
        Directory.CreateDirectory(Path.Combine(Out, "feedback"));
        await File.WriteAllBytesAsync(Path.Combine(Out, "feedback/list.csv"), Feedback(pseudonym), Cancellation);
        await CommandLineRun.OfAsync(["feedback", .. endpoints, "--out", Out]);
        File.Delete(Path.Combine(Out, "feedback/list.csv"));
        Assert.Equal(1, (await CommandLineRun.OfAsync(["close", .. endpoints, "--out", Out])).Code);
    }
}
