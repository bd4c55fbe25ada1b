using System.Globalization;
using CsCheck;

namespace Advocacy.Tests.Pipeline.Reports;

public sealed class ExportReportsTests : PipelineTest
{
    private static readonly DateOnly Until = DateOnly.FromDateTime(AnyFact.Start.UtcDateTime).AddDays(14);

    [Fact]
    public async Task RunAsync_SmallCompany_WritesTheGoldenSummary()
    {
        await ExportAsync();
        Golden.Matches("reach/summary.csv", await File.ReadAllTextAsync(Pipeline.Folder["reach/summary.csv"], Cancellation));
    }

    [Fact]
    public async Task RunAsync_SmallCompany_WritesTheGoldenStar()
    {
        await ExportAsync();
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
        var exported = await ExportSimulatedAsync();
        var counts = await Pipeline.Store.CountAsync(Purpose.Measure, Cancellation);
        using var star = new StarSchema(Pipeline.Folder.Path);
        Assert.Equal(counts.Shares, star.Value<long>("SELECT sum(shares) FROM fact_share_day"));
        Assert.Equal(counts.Shares, exported.Networks.Sum(network => network.Figures.Shares));
        foreach (var network in exported.Networks)
        {
            var (key, figures) = (NetworkReach.Label(network.Networks), network.Figures);
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
    public async Task RunAsync_Again_WritesOnlyTheMonthsThatChangedAndKeepsThoseThatReadersMayStillRead()
    {
        await ExportSimulatedAsync();
        var first = StarFiles();
        var bytes = await File.ReadAllBytesAsync(Pipeline.Folder["star/manifest.json"], Cancellation);
        await Pipeline.ExportAsync(SimulatedUntil);
        Assert.Equal(
            (first, bytes),
            (StarFiles(), await File.ReadAllBytesAsync(Pipeline.Folder["star/manifest.json"], Cancellation)),
            SameFiles
        );
        await Pipeline.ExportAsync(SimulatedUntil.AddDays(-1));
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
        await Pipeline.ExportAsync(SimulatedUntil.AddDays(-2));
        Assert.NotEmpty(first.Except(StarFiles()));
    }

    [Fact]
    public Task RunAsync_AnyCompany_TellsOfNoFewerThanFiveAndLeavesNothingToSubtract() =>
        Gen.Select(Gen.Int[6, 90], Gen.Int[1, 10_000])
            .SampleAsync(
                async (people, seed) =>
                {
                    using var pipeline = new EmbeddedPipeline();
                    await pipeline.MergeAsync([.. SimulatedFacts.Of(people, 3, seed)]);
                    await pipeline.RollUpAsync(new(2025, 4, 7));
                    await pipeline.ExportAsync(new(2025, 4, 7));
                    using var star = new StarSchema(pipeline.Folder.Path);
                    string[] none =
                    [
                        $"SELECT count(*) FROM fact_share_day WHERE people < {SmallGroups.MinPeople}",
                        $"SELECT count(*) FROM fact_reach_day WHERE people < {SmallGroups.MinPeople}",
                        // Every row lies within one span, and a span is the sum of its rows: they cannot be subtracted from each other.
                        "SELECT count(*) FROM fact_share_day AS r WHERE (SELECT count(*) FROM fact_reach_day AS s WHERE s.network_key = "
                            + "r.network_key AND s.day <= r.day AND r.through_day <= s.through_day) <> 1",
                        "SELECT count(*) FROM fact_reach_day AS s WHERE s.shares <> (SELECT coalesce(sum(shares), 0) FROM fact_share_day "
                            + "AS r WHERE s.network_key = r.network_key AND s.day <= r.day AND r.through_day <= s.through_day)",
                        $"SELECT count(*) FROM (SELECT network_key, sum(shares) AS shares FROM fact_share_day GROUP BY ALL) AS d FULL "
                            + $"JOIN (SELECT network AS network_key, shares FROM read_csv('{pipeline.Folder["reach/summary.csv"]}', "
                            + $"header = true, all_varchar = true)) AS s USING (network_key) WHERE d.shares IS DISTINCT FROM "
                            + $"CAST(s.shares AS HUGEINT)",
                        $"SELECT count(*) FROM fact_adoption_week WHERE consenting_people < {SmallGroups.MinPeople} OR active_ambassadors "
                            + $"< {SmallGroups.MinPeople} OR consenting_people - active_ambassadors < {SmallGroups.MinPeople}",
                        $"SELECT count(*) FROM fact_profile_week WHERE people < {SmallGroups.MinPeople}",
                        "SELECT count(*) FROM (SELECT week, sum(consenting_people) AS people FROM fact_adoption_week GROUP BY ALL) FULL "
                            + "JOIN (SELECT week, sum(people) AS profiled FROM fact_profile_week GROUP BY ALL) USING (week) WHERE people "
                            + "IS DISTINCT FROM profiled",
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
        await ExportAsync();
        Golden.Matches("bad-rows.jsonl", await File.ReadAllTextAsync(Pipeline.Folder["bad-rows.jsonl"], Cancellation));
    }

    [Fact]
    public async Task RunAsync_NothingStored_WritesEmptyTables()
    {
        var exported = await Pipeline.ExportAsync(Until);
        Assert.Empty(exported.Networks);
        Assert.Single(await File.ReadAllLinesAsync(Pipeline.Folder["reach/summary.csv"], Cancellation));
        Assert.All(exported.Files, file => Assert.True(File.Exists(file)));
    }

    private static DateOnly SimulatedUntil => DateOnly.FromDateTime(SimulatedFacts.End.UtcDateTime);

    private static Func<(List<string> Files, byte[] Manifest), (List<string> Files, byte[] Manifest), bool> SameFiles =>
        (a, b) => a.Files.SequenceEqual(b.Files) && a.Manifest.AsSpan().SequenceEqual(b.Manifest);

    private List<string> StarFiles() =>
        [
            .. Directory
                .EnumerateFiles(Pipeline.Folder["star"], "*.parquet", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Pipeline.Folder["star"], file))
                .Order(StringComparer.Ordinal),
        ];

    private async Task<Exported> ExportSimulatedAsync()
    {
        await Pipeline.MergeAsync([.. SimulatedFacts.All]);
        await Pipeline.RollUpAsync(SimulatedUntil);
        return await Pipeline.ExportAsync(SimulatedUntil);
    }

    private async Task ExportAsync()
    {
        await Pipeline.MergeAsync([.. SmallCompany.Facts]);
        await Pipeline.RollUpAsync(Until);
        await Pipeline.ExportAsync(Until);
    }
}
