using System.Text;
using CsCheck;
using MiniExcelLibs;

namespace Advocacy.Tests.Sources.Exports;

/// <summary>What platforms export, dropped as files. Rows are ours, columns those of the documents that each mapping names.</summary>
public sealed class ExportSheetTests : PipelineTest
{
    private const string Sprout =
        "Date,Post ID,Network,Post Type,Content Type,Profile,Sent "
        + "by,Link,Post,Impressions,Reach,Engagements,Reactions,Comments,Shares,Saves,Post Link Clicks\n"
        + "03/01/2026 10:05 am,urn:li:share:9,LinkedIn,Post,Photo,Ann,Jane,https://www.linkedin.com/feed/update/urn:li:share:9,\"secret, "
        + "words\",\"12,345\",900,85,60,15,1,,30\n"
        + "03/01/2026 1:00 pm,77,X (Twitter),Post,Text,@bob,Jane,,secret words,-,,,\"1 204\",N/A,0,,\n";

    public ExportSheetTests() => Pipeline.Clock.AdjustTime(new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task CollectAsync_SproutsExport_IsSharesAndCountersByTheNetworksOwnIds()
    {
        await GiveAccountsAsync("ann,linkedin,ann", "bob,x,@Bob");
        await DropAsync("sprout.csv", Sprout);
        Assert.Equal((4, null), await CollectAsync());
        var shares = await SharesAsync();
        Assert.Equal(["linkedin:urn:li:share:9", "x:77"], shares.Keys.Order(StringComparer.Ordinal));
        var (post, day) = (shares["linkedin:urn:li:share:9"].Post.Value, shares["linkedin:urn:li:share:9"].Engagement.Days.Single().Value);
        Assert.Equal(("linkedin", new DateTimeOffset(2026, 3, 1, 10, 5, 0, TimeSpan.Zero)), (post.Network, post.SharedAt));
        Assert.Equal(
            (12_345L, 60L, 15L, 1L, 30L, 900L),
            (day.Impressions, day.Reactions, day.Comments, day.Reshares, day.Clicks, day.Reached)
        );
        Assert.Equal(new(null, 1204, null, 0, null), shares["x:77"].Engagement.Days.Single().Value);
        Assert.Equal("2 of 2 rows taken in at 2026-04-01 00:00 UTC as an export of sprout", (await WordAsync("sprout.csv"))[0]);
    }

    [Fact]
    public async Task CollectAsync_XsExportAsWorkbook_FindsPeopleByTheirHandle()
    {
        await GiveAccountsAsync("ann,x,@Ann_B");
        using (var workbook = new MemoryStream())
        {
            workbook.SaveAs(
                new[]
                {
                    new Dictionary<string, object>
                    {
                        ["Tweet id"] = "123",
                        ["Tweet permalink"] = "https://twitter.com/ann_b/status/123",
                        ["Tweet text"] = "secret words",
                        ["time"] = "2026-03-01 14:22 +0000",
                        ["impressions"] = 512.0,
                        ["engagements"] = 9,
                        ["retweets"] = 2,
                        ["replies"] = 1,
                        ["likes"] = 5,
                        ["url clicks"] = 1,
                    },
                }
            );
            await DropAsync("posts.xlsx", workbook.ToArray());
        }

        Assert.Equal((2, null), await CollectAsync());
        Assert.Equal(new(512, 5, 1, 2, 1), Assert.Single(await SharesAsync()).Value.Engagement.Days.Single().Value);
    }

    [Fact]
    public async Task CollectAsync_MembersOwnDownload_IsKnownByTheFilesNameAndIsTheShareThatLinkedInTellsOf()
    {
        await DropAsync(
            "shares.ann.csv",
            "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n2026-03-01 "
                + "16:41:18,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A745,\"secret \"\"words\"\"\nhere\",,,MEMBER_NETWORK\n"
        );
        Assert.Equal((1, null), await CollectAsync());
        Assert.Equal("linkedin:urn:li:share:745", Assert.Single(await SharesAsync()).Key);
        Assert.Equal(TestKeys.PseudonymOf("ann"), Assert.Single(await PeopleAsync()).PersonId);
    }

    [Fact]
    public async Task CollectAsync_MembersOwnAnalytics_AreTwoTablesSideBySide()
    {
        using (var workbook = new MemoryStream())
        {
            workbook.SaveAs(
                new Dictionary<string, object>
                {
                    ["DISCOVERY"] = new[] { new { a = "Overall Performance", b = "1/1/2026 - 3/31/2026" } },
                    ["TOP POSTS"] = new[]
                    {
                        new object?[] { "Maximum of 50 posts", null, null, null, null, null, null },
                        ["Post URL", "Post publish date", "Engagements", null, "Post URL", "Post publish date", "Impressions"],
                        [Link(7), "3/13/2026", "12", null, Link(8), "3/1/2026", "1,316"],
                        [Link(8), "3/1/2026", "9", null, Link(7), "3/13/2026", "900"],
                    }.Select(row => row.Index().ToDictionary(cell => $"c{cell.Index}", cell => cell.Item)),
                },
                printHeader: false
            );
            await DropAsync("creator.ann.xlsx", workbook.ToArray());
        }

        Assert.Null((await CollectAsync()).Problem);
        var shares = await SharesAsync();
        Assert.Equal(
            [("linkedin:urn:li:activity:717000000007", 900L, 13), ("linkedin:urn:li:activity:717000000008", 1316L, 1)],
            shares
                .OrderBy(share => share.Key, StringComparer.Ordinal)
                .Select(share => (share.Key, share.Value.Engagement.Days.Single().Value.Impressions!.Value, share.Value.SharedAt.Day))
        );

        static string Link(int number) =>
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"https://www.linkedin.com/feed/update/urn:li:activity:71700000000{number}"
            );
    }

    [Fact]
    public async Task CollectAsync_XsExportOfContent_FindsPostsAndPeopleByTheirPermalink()
    {
        await GiveAccountsAsync("ann,x,@Ann_B");
        await DropAsync(
            "account_analytics_content_2026.csv",
            "Post id,Date,Post text,Post Link,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Replies,Reposts,URL Clicks\n"
                + "\"1.9E+18\",\"Sun, Mar 1, 2026\",\"secret\nwords\",https://x.com/Ann_B/status/1900000000000000001,512,5,9,2,0,0,1,2,1\n"
        );
        Assert.Equal((2, null), await CollectAsync());
        var share = Assert.Single(await SharesAsync());
        Assert.Equal("x:1900000000000000001", share.Key);
        Assert.Equal(2, share.Value.Engagement.Days.Single().Value[Counter.Saves]);
    }

    [Fact]
    public async Task CollectAsync_MappingOfTheCompanysOwn_NeedsNoCode()
    {
        Directory.CreateDirectory(Pipeline.Folder["mappings"]);
        await File.WriteAllTextAsync(
            Pipeline.Folder["mappings/amplifier.json"],
            """
            {
              "platform": "amplifier", "about": "Reports > Shares",
              "shareId": "Partage", "sharedAt": "Le", "timeFormats": ["dd/MM/yyyy HH:mm"], "timeZone": "Europe/Paris",
              "network": { "column": "Réseau", "names": { "Cuicui": "x" } },
              "person": { "column": "Courriel", "is": "account", "accountsOf": "email" },
              "counters": { "reactions": ["J'aime", "Bravo"] },
            }
            """,
            Cancellation
        );
        await GiveAccountsAsync("ann,email,ann@example.com");
        await DropAsync(
            "export 2026-03-04.csv",
            "Partage;Le;Réseau;Courriel;J'aime;Bravo\n1;01/03/2026 09:00;CuiCui;Ann@example.com;3;4\n"
        );
        Assert.Equal((2, null), await CollectAsync());
        var share = Assert.Single(await SharesAsync());
        Assert.Equal(("x:1", new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero)), (share.Key, share.Value.Post.Value.SharedAt));
        // The day in the file's name is when its counters were seen.
        Assert.Equal(
            (new DateOnly(2026, 3, 4), 7L),
            (share.Value.Engagement.Days.Single().Key, share.Value.Engagement.Days.Single().Value.Reactions)
        );
    }

    [Fact]
    public async Task CollectAsync_RowsThatAreNoShares_AreToldWithTheirLineAndKept()
    {
        await DropAsync(
            "shares.csv",
            "shareId,employeeId,network,sharedAt,observedAt,reactions\n1,ann,x,2026-03-01,2026-03-02,5\n,ann,x,2026-03-01,2026-03-02,5\n3,"
                + ",x,2026-03-01,,\n4,ann,x,soon,,\n5,ann,x,2026-03-01,2026-03-02,-1\n6,ann,x,2026-03-01,2026-03-02,2.5\n"
        );
        Assert.Equal(10, (await CollectAsync()).Events);
        Assert.Equal(
            [
                "1 of 6 rows taken in at 2026-04-01 00:00 UTC as an export of shares",
                "line 3: shareId: MissingMember",
                "line 4: employeeId: MissingMember",
                "line 5: sharedAt: BadTime",
                "line 6: reactions: NumberOutOfRange",
                "line 7: reactions: WrongType",
            ],
            await WordAsync("shares.csv")
        );
        Assert.Equal(6, (await Pipeline.Get<IBadRowStore>().CountAsync(Cancellation)).Values.Sum());
    }

    [Fact]
    public async Task CollectAsync_TableThatNobodyKnows_IsSetAsideWithWhatItLacks()
    {
        await DropAsync("other.csv", "a,b\n1,2\n");
        await DropAsync("broken.xlsx", "PK nothing");
        Assert.Equal((0, null), await CollectAsync());
        Assert.Contains("fits no mapping", (await WordAsync("other.csv"))[0], StringComparison.Ordinal);
        Assert.Contains("cannot be read", (await WordAsync("broken.xlsx"))[0], StringComparison.Ordinal);
        Assert.Equal(
            ["broken.xlsx", "other.csv"],
            Directory.EnumerateFiles(Pipeline.Folder["drop/failed"]).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task EraseAsync_Anybody_TakesExportsAwayThatWereDealtWith()
    {
        await DropAsync("other.csv", "a,b\n1,2\n");
        await DropAsync("sprout.csv", Sprout);
        await CollectAsync();
        await Pipeline.Get<EraseEmployee>().RunAsync(ErasureMessage.Of(new("ann"), AnyFact.Start), Cancellation);
        Assert.Equal(
            [],
            Directory.EnumerateFiles(Pipeline.Folder["drop/done"]).Concat(Directory.EnumerateFiles(Pipeline.Folder["drop/failed"]))
        );
        Assert.Empty(Footprints.In(Pipeline.Folder["drop"], "secret words"));
    }

    [Fact]
    public async Task CollectAsync_ColumnsAndRowsInAnyOrderTakenInAnyNumberOfTimes_GiveTheSameState()
    {
        string[] columns = ["shareId", "employeeId", "network", "sharedAt", "observedAt", "impressions", "reactions"];
        string[][] rows =
        [
            .. Enumerable
                .Range(0, 6)
                .Select(i =>
                    new[] { $"s{i % 4}", $"e{i % 4 % 3}", "x", $"2026-03-0{1 + (i % 4)}", $"2026-03-1{i}", $"{100 * i}", $"{7 - i}" }
                ),
        ];
        var expected = await StateAsync([Table(columns, rows)]);
        await Gen.Select(Gen.Shuffle(columns), Gen.Shuffle(rows), Gen.Int[1, 3])
            .SampleAsync(
                async any =>
                    Assert.Equal(expected, await StateAsync([.. Enumerable.Repeat(Table(any.Item1, any.Item2, columns), any.Item3)])),
                iter: 12,
                threads: 1
            );
    }

    private static string Table(string[] columns, string[][] rows, string[]? from = null) =>
        string.Join(
            '\n',
            rows.Select(row => string.Join(',', columns.Select(column => row[Array.IndexOf(from ?? columns, column)])))
                .Prepend(string.Join(',', columns))
        );

    private static async Task<List<EmployeeActivity>> StateAsync(IReadOnlyList<string> files)
    {
        using var pipeline = new EmbeddedPipeline();
        foreach (var (i, file) in files.Index())
        {
            await DropAsync(pipeline, $"{i}.csv", Encoding.UTF8.GetBytes(file));
            await CollectAsync(pipeline);
        }

        return await pipeline.Store.ReadAsync(Purpose.Rights, Cancellation).ToListAsync(Cancellation);
    }

    private static async Task DropAsync(EmbeddedPipeline pipeline, string name, byte[] content)
    {
        await pipeline.DropAsync(name, content);
    }

    private static async Task<(long Events, string? Problem)> CollectAsync(EmbeddedPipeline pipeline)
    {
        var collected = await pipeline.CollectAsync("drop");
        return (collected.Events, collected.Problem);
    }

    private Task DropAsync(string name, byte[] content) => DropAsync(Pipeline, name, content);

    private Task DropAsync(string name, string content) => DropAsync(name, Encoding.UTF8.GetBytes(content));

    private Task<(long Events, string? Problem)> CollectAsync() => CollectAsync(Pipeline);

    private async Task GiveAccountsAsync(params string[] rows)
    {
        Directory.CreateDirectory(Pipeline.Folder["directory"]);
        await File.WriteAllLinesAsync(Pipeline.Folder["directory/accounts.csv"], rows.Prepend("employee_id,network,account"), Cancellation);
    }

    private async Task<string[]> WordAsync(string file) =>
        await File.ReadAllLinesAsync(Pipeline.Folder[$"drop/word/{file}.txt"], Cancellation);

    private async Task<List<EmployeeActivity>> PeopleAsync() =>
        await Pipeline.Store.ReadAsync(Purpose.Rights, Cancellation).ToListAsync(Cancellation);

    private async Task<Dictionary<string, ShareActivity>> SharesAsync() =>
        (await PeopleAsync()).SelectMany(person => person.Shares).ToDictionary(share => share.Key, share => share.Value);
}
