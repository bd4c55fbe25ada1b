namespace Advocacy.Tests.Local.Commands;

public sealed class LinksCommandTests : FolderTest
{
    [Fact]
    public async Task Links_OfTheSamples_AreTaggedWithContentAndNetworkAndNameNobody()
    {
        Assert.Equal(0, (await RunAsync("ingest", Path.Combine(Golden.Root, "samples", "events"))).Code);
        var run = await RunAsync("links");
        Assert.Equal((0, ""), (run.Code, run.Errors));
        var rows = (await File.ReadAllLinesAsync(Folder["out/links.csv"], Cancellation)).Skip(1).ToList();
        Assert.Equal(40, rows.Count);
        Assert.All(
            rows,
            row =>
            {
                var fields = row.Split(',');
                Assert.Contains($"utm_content={fields[0]}", fields[^1], StringComparison.Ordinal);
                Assert.Contains($"utm_source={fields[^2]}", fields[^1], StringComparison.Ordinal);
                Assert.DoesNotMatch("L0[0-9][0-9]", row);
            }
        );
    }

    [Fact]
    public async Task Close_VisitsOfAContentThatIsTold_StandBesideWhatItsPostsBrought()
    {
        Assert.Equal(0, (await RunAsync("ingest", Path.Combine(Golden.Root, "samples", "events"))).Code);
        string[] visits =
        [
            Visit("c01", "linkedin", 40),
            Visit("c01", "mastodon", 3),
            Visit("c02", "linkedin", 25),
            Visit("nobody-shared-it", "linkedin", 9),
        ];
        await File.WriteAllLinesAsync(Folder["visits.jsonl"], visits, Cancellation);
        Assert.Equal(0, (await RunAsync("ingest", Folder["visits.jsonl"])).Code);
        Assert.Equal(0, (await RunAsync("close")).Code);
        var rows = (await File.ReadAllLinesAsync(Folder["out/reach/visits.csv"], Cancellation)).Select(row => row.Split(',')).ToList();
        Assert.Equal(
            "campaign,content,title,network,sessions,conversions,value,currency,shares,engagements,reach",
            string.Join(',', rows[0])
        );
        var told = rows.Single(row => row[1] == "c01" && row[3] == "linkedin");
        Assert.Equal(("spring", "40", "2", "10.50", "EUR"), (told[0].TrimStart('\uFEFF'), told[4], told[5], told[6], told[7]));
        Assert.True(long.Parse(told[9], System.Globalization.CultureInfo.InvariantCulture) > 0, string.Join(',', told));
        Assert.DoesNotContain(rows, row => row[1] == "nobody-shared-it");
    }

    private static string Visit(string content, string network, int sessions) =>
        EventJson.Of(new VisitsCounted(new(content, new(2026, 4, 1), network, "EUR"), new(sessions, 2, 10.5m)));

    private Task<CommandLineRun> RunAsync(params string[] args) => CommandLineRun.OfAsync([.. args, "--out", Folder["out"]]);
}
