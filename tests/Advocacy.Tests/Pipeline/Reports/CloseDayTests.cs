using System.Globalization;
using CsCheck;

namespace Advocacy.Tests.Pipeline.Reports;

public sealed class CloseDayTests : PipelineTest
{
    private static readonly DateOnly Until = DateOnly.FromDateTime(AnyFact.Start.UtcDateTime).AddDays(14);

    [Fact]
    public async Task RunAsync_SmallCompany_WritesTheGoldenSummary()
    {
        await CloseSmallAsync();
        Golden.Matches("reach/summary.csv", await File.ReadAllTextAsync(Pipeline.Folder["reach/summary.csv"], Cancellation));
    }

    [Fact]
    public async Task RunAsync_SmallCompany_WritesTheGoldenStar()
    {
        await CloseSmallAsync();
        using var star = new StarSchema(Pipeline.Folder.Path);
        Golden.Matches(
            "star.txt",
            string.Join(
                '\n',
                StarFolder
                    .Tables.Where(table => table.Name != "dim_date")
                    .Select(table => $"{table.Name}\n{star.Query($"SELECT * FROM {table.Name} ORDER BY ALL")}")
            )
        );
    }

    [Fact]
    public async Task RunAsync_SimulatedCompany_AddsUpToTheStoreAndToTheSummaryAndItsKeysMeet()
    {
        var closed = await CloseSimulatedAsync();
        var counts = await Pipeline.Store.CountAsync(Purpose.Measure, Cancellation);
        using var star = new StarSchema(Pipeline.Folder.Path);
        Assert.Equal(counts.Shares, star.Value<long>("SELECT sum(shares) FROM fact_share_day"));
        Assert.Equal(counts.Shares, closed.Networks.Sum(network => network.Total.Shares));
        foreach (var network in closed.Networks)
        {
            var (key, figures) = (network.Label, network.Total);
            Assert.Equal(
                figures.Counters.Engagements,
                star.Value<long>($"SELECT sum(engagements) FROM fact_share_day WHERE network_key = '{key}'")
            );
            Assert.Equal(
                figures.Reach!.Value,
                star.Value<double>($"SELECT sum(reach_people) FROM fact_reach_day WHERE network_key = '{key}'"),
                1e-6 * figures.Reach.Value
            );
            Assert.Equal(
                (double)figures.EarnedMediaValue,
                star.Value<double>($"SELECT sum(earned_media_value) FROM fact_share_day WHERE network_key = '{key}'"),
                0.01
            );
        }

        string[] keys =
        [
            "fact_share_day.network_key dim_network",
            "fact_share_day.content_key dim_content",
            "fact_reach_day.network_key dim_network",
            "dim_content.campaign_key dim_campaign",
            "fact_adoption_week.team_key dim_team",
        ];
        Assert.All(
            keys.Select(key => key.Split('.', ' ')),
            key => Assert.Equal(0, star.Value<long>($"SELECT count(*) FROM {key[0]} ANTI JOIN {key[2]} USING ({key[1]})"))
        );
        Assert.All(
            new[] { "fact_share_day.day", "fact_reach_day.day", "fact_adoption_week.week", "fact_profile_week.week" }.Select(day =>
                day.Split('.')
            ),
            day => Assert.Equal(0, star.Value<long>($"SELECT count(*) FROM {day[0]} ANTI JOIN dim_date ON {day[1]} = date"))
        );
        Assert.All(
            new[]
            {
                "dim_network.network_key",
                "dim_content.content_key",
                "dim_campaign.campaign_key",
                "dim_team.team_key",
                "dim_date.date",
            }.Select(key => key.Split('.')),
            key => Assert.Equal(0, star.Value<long>($"SELECT count(*) - count(DISTINCT {key[1]}) FROM {key[0]}"))
        );
    }

    [Fact]
    public async Task RunAsync_DaysOfTheStarSchema_EndWithTheLastThatIsTold()
    {
        await CloseSimulatedAsync();
        using var star = new StarSchema(Pipeline.Folder.Path);
        // Adoption is told of the Monday on which it is closed.
        Assert.Equal(SimulatedUntil, DateOnly.FromDateTime(star.Value<DateTime>("SELECT CAST(max(date) AS TIMESTAMP) FROM dim_date")));
    }

    [Fact]
    public async Task RunAsync_Again_ChangesNoByte()
    {
        await CloseSimulatedAsync();
        var (files, manifest) = (StarFiles(), await ManifestAsync());
        var again = await Pipeline.CloseAsync(SimulatedUntil);
        Assert.False(again.IsNew);
        Assert.Equal(files, StarFiles());
        Assert.Equal(manifest, await ManifestAsync());
    }

    [Fact]
    public async Task RunAsync_NextDays_ChangeOnlyTheirMonthAndKeepWhatReadersMayStillRead()
    {
        await Pipeline.MergeAsync([.. SimulatedFacts.All]);
        await Pipeline.CloseAsync(SimulatedUntil.AddDays(-2));
        var first = StarFiles();
        await Pipeline.CloseAsync(SimulatedUntil.AddDays(-1));
        var second = StarFiles();
        Assert.Empty(first.Except(second));
        using var star = new StarSchema(Pipeline.Folder.Path);
        var lastMonths = new[] { SimulatedUntil.AddMonths(-1), SimulatedUntil }
            .Select(day => day.ToString("yyyy-MM", CultureInfo.InvariantCulture))
            .ToList();
        Assert.All(
            star.Files.Where(file => !first.Contains((string)file["path"]!) && file["month"] is not null),
            file => Assert.Contains((string)file["month"]!, lastMonths)
        );
        await Pipeline.CloseAsync(SimulatedUntil);
        Assert.NotEmpty(first.Except(StarFiles()));
    }

    [Fact]
    public async Task RunAsync_DayByDay_EndsWithTheSumsOfOneCloseButForWhatWaits()
    {
        using var daily = new EmbeddedPipeline();
        await Pipeline.MergeAsync([.. SmallCompany.Facts]);
        await daily.MergeAsync([.. SmallCompany.Facts]);
        var atOnce = await Pipeline.CloseAsync(Until);
        for (var day = Until.AddDays(-13); day < Until; day = day.AddDays(1))
        {
            await daily.CloseAsync(day);
        }

        var last = await daily.CloseAsync(Until);
        var head = (await daily.Get<ILedger>().ReadAsync(Cancellation))!;
        Assert.Equal(
            atOnce.Networks.Sum(network => network.Total.Counters.Impressions ?? 0),
            last.Networks.Sum(network => network.Total.Counters.Impressions ?? 0)
                + head.Untold.Where(gain => gain.Figure == Counter.Impressions.Name).Sum(gain => gain.Amount)
        );
    }

    [Fact]
    public Task RunAsync_AnyCompany_TellsOfNoFewerThanFiveAndItsTablesAddUp() =>
        Gen.Select(Gen.Int[6, 90], Gen.Int[1, 10_000])
            .SampleAsync(
                async (people, seed) =>
                {
                    using var pipeline = new EmbeddedPipeline();
                    await pipeline.MergeAsync([.. SimulatedFacts.Of(people, 3, seed)]);
                    await pipeline.CloseAsync(new(2025, 4, 7));
                    using var star = new StarSchema(pipeline.Folder.Path);
                    string[] none =
                    [
                        $"SELECT count(*) FROM fact_share_day WHERE people < {SmallGroups.MinPeople} OR people % 5 <> 0",
                        "SELECT count(*) FROM (SELECT day, network_key, sum(shares) AS shares, sum(reach_people) AS reach FROM "
                            + "fact_share_day "
                            + "GROUP BY ALL) AS r FULL JOIN fact_reach_day AS d USING (day, network_key) WHERE ifnull(r.shares, 0) IS "
                            + "DISTINCT FROM d.shares OR abs(ifnull(r.reach, 0) - ifnull(d.reach_people, 0)) > 1e-6",
                        $"SELECT count(*) FROM (SELECT network_key, sum(shares) AS shares FROM fact_share_day GROUP BY ALL) AS d FULL "
                            + $"JOIN (SELECT network AS network_key, shares FROM read_csv('{pipeline.Folder["reach/summary.csv"]}', "
                            + $"header = true, all_varchar = true)) AS s USING (network_key) WHERE ifnull(d.shares, 0) IS DISTINCT FROM "
                            + $"CAST(s.shares AS HUGEINT)",
                        $"SELECT count(*) FROM fact_adoption_week WHERE consenting_people < {SmallGroups.MinPeople} OR active_ambassadors "
                            + $"< {SmallGroups.MinPeople} OR consenting_people % 5 <> 0 OR active_ambassadors % 5 <> 0",
                        $"SELECT count(*) FROM fact_profile_week WHERE people < {SmallGroups.MinPeople} OR people % 5 <> 0",
                    ];
                    Assert.All(none, sql => Assert.Equal(0, star.Value<long>(sql)));
                },
                iter: 12,
                threads: 1
            );

    [Fact]
    public async Task RunAsync_BadRows_AreWrittenWithReasonPathAndPayload()
    {
        await Pipeline
            .Get<IBadRowStore>()
            .AddAsync(
                [
                    BadRow.Of("{\"a\":\"é\"}"u8, new(BadRowReason.MissingMember, "$.specversion"), "ingest", "events", AnyFact.Start),
                    BadRow.Of([0xFF, 0x00], new(BadRowReason.NotUtf8, "$"), "collect", "a.jsonl:7", AnyFact.Start),
                ],
                Cancellation
            );
        await CloseSmallAsync();
        Golden.Matches("bad-rows.jsonl", await File.ReadAllTextAsync(Pipeline.Folder["bad-rows.jsonl"], Cancellation));
    }

    [Fact]
    public async Task RunAsync_NothingStored_WritesEmptyTables()
    {
        var closed = await Pipeline.CloseAsync(Until);
        Assert.Empty(closed.Networks);
        Assert.Single(await File.ReadAllLinesAsync(Pipeline.Folder["reach/summary.csv"], Cancellation));
        Assert.All(closed.Files, file => Assert.True(File.Exists(file)));
    }

    private static DateOnly SimulatedUntil => DateOnly.FromDateTime(SimulatedFacts.End.UtcDateTime);

    private List<string> StarFiles() =>
        [
            .. Directory
                .EnumerateFiles(Pipeline.Folder["star"], "*.parquet", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Pipeline.Folder["star"], file))
                .Order(StringComparer.Ordinal),
        ];

    private Task<byte[]> ManifestAsync() => File.ReadAllBytesAsync(Pipeline.Folder["star/manifest.json"], Cancellation);

    private async Task<ClosedDays> CloseSimulatedAsync()
    {
        await Pipeline.MergeAsync([.. SimulatedFacts.All]);
        return await Pipeline.CloseAsync(SimulatedUntil);
    }

    private async Task CloseSmallAsync()
    {
        await Pipeline.MergeAsync([.. SmallCompany.Facts]);
        await Pipeline.CloseAsync(Until);
    }
}
