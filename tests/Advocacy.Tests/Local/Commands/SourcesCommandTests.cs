namespace Advocacy.Tests.Local.Commands;

public sealed class SourcesCommandTests : FolderTest
{
    [Fact]
    public async Task Sources_NetworkInTheConfiguration_IsListedTestedAndCollected()
    {
        await using var server = await NetworkServer.StartAsync();
        server.Post(10, "ann", TimeProvider.System.GetUtcNow().AddDays(-1), likes: 3);
        await File.WriteAllTextAsync(
            Folder["config.json"],
            $$"""{ "Advocacy": { "Sources": { "MastodonServer": "{{server.Address}}", "RetrySeconds": 0.01 } } }""",
            Cancellation
        );
        Directory.CreateDirectory(Folder["directory"]);
        await File.WriteAllTextAsync(Folder["directory/accounts.csv"], "employee_id,network,account\np1,mastodon,ann\n", Cancellation);
        await File.WriteAllTextAsync(
            Folder["consent.jsonl"],
            """{"specversion":"1.0","id":"1","source":"/t","type":"advocacy.consent.v1","data":{"employeeId":"p1","granted":true,"at":"2026-01-01T00:00:00Z"}}""",
            Cancellation
        );
        Assert.Equal(0, (await RunAsync("ingest", Folder["consent.jsonl"])).Code);
        Assert.Contains("1 posts on the first page", (await RunAsync("sources", "test", "mastodon")).Output, StringComparison.Ordinal);
        var collected = await RunAsync("sources", "collect", "mastodon");
        Assert.Equal((0, ""), (collected.Code, collected.Errors));
        Assert.Contains("mastodon: 2 events taken in with 3 calls", collected.Output, StringComparison.Ordinal);
        Assert.Contains(
            "mastodon: 2 events taken in",
            (await RunAsync("sources", "collect", "mastodon", "--since", "2026-01-01")).Output,
            StringComparison.Ordinal
        );
        var list = (await RunAsync("sources", "list")).Output;
        Assert.Matches("mastodon +http://127.* 4 .* ok", list);
        Assert.Matches("bluesky +- .* off", list);
        Assert.Matches("sources +ok", (await RunAsync("status")).Output);
    }

    [Theory]
    [InlineData("myspace", "there is no source 'myspace'; there are drop, mastodon, bluesky, linkedin, linkedin-page")]
    [InlineData("bluesky", "bluesky is not enabled")]
    public async Task Collect_SourceThatCannotBeAsked_SaysWhy(string name, string expected)
    {
        var run = await CommandLineRun.OfAsync("sources", "collect", name, "--out", Folder.Path);
        Assert.Equal(2, run.Code);
        Assert.Contains(expected, run.Errors, StringComparison.Ordinal);
    }

    private Task<CommandLineRun> RunAsync(params string[] args) =>
        CommandLineRun.OfAsync([.. args, "--config", Folder["config.json"], "--out", Folder.Path]);
}
