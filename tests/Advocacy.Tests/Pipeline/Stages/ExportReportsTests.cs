using Advocacy.Domain.Reach;
using Advocacy.Pipeline.Contracts;
using Advocacy.Pipeline.Ports;
using Advocacy.Tests.Given;
using CsCheck;
using DuckDB.NET.Data;
using Xunit;

namespace Advocacy.Tests.Pipeline.Stages;

public sealed class ExportReportsTests : IDisposable
{
    private static readonly DateOnly Until = DateOnly.FromDateTime(AnyFact.Start.UtcDateTime).AddDays(14);
    private readonly EmbeddedPipeline _pipeline = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task RunAsync_SmallCompany_WritesTheGoldenSummary()
    {
        await ExportAsync();
        Golden.Matches("reach/summary.csv", await File.ReadAllTextAsync(_pipeline.Folder["reach/summary.csv"], Cancellation));
    }

    [Fact]
    public async Task RunAsync_SmallCompany_WritesParquetThatDuckDbReads()
    {
        await ExportAsync();
        Golden.Matches("reach/reach_day.txt", Query($"SELECT * FROM '{_pipeline.Folder["reach/reach_day.parquet"]}' ORDER BY day, network, content_id"));
        Golden.Matches("reach/adoption_week.txt", Query($"SELECT * FROM '{_pipeline.Folder["reach/adoption_week.parquet"]}' ORDER BY week"));
    }

    [Fact]
    public async Task RunAsync_SimulatedCompany_AddsUpToTheStoreAndTellsOfNoFewerThanFive()
    {
        await _pipeline.MergeAsync([.. SimulatedFacts.All]);
        var until = DateOnly.FromDateTime(SimulatedFacts.End.UtcDateTime);
        await _pipeline.RollUpAsync(until);
        var exported = await _pipeline.ExportAsync(until);
        var shares = (await _pipeline.Store.CountAsync(Cancellation)).Shares;
        var file = _pipeline.Folder["reach/reach_day.parquet"];
        Assert.Equal($"shares\tsmall\n{shares}\t0\n", Query($"SELECT sum(shares)::BIGINT AS shares, count(*) FILTER (WHERE people < {SmallGroups.MinPeople}) AS small FROM '{file}'"));
        Assert.Equal(shares, exported.Networks.Sum(network => network.Figures.Shares));
    }

    [Fact]
    public Task RunAsync_AnyCompany_TellsOfNoFewerThanFiveAndLeavesNothingToSubtract() => Gen.Select(Gen.Int[6, 90], Gen.Int[1, 10_000]).SampleAsync(
        async (people, seed) =>
        {
            using var pipeline = new EmbeddedPipeline();
            await pipeline.MergeAsync([.. SimulatedFacts.Of(people, 3, seed)]);
            await pipeline.RollUpAsync(new(2025, 4, 7));
            await pipeline.ExportAsync(new(2025, 4, 7));
            var (days, weeks, summary) = (pipeline.Folder["reach/reach_day.parquet"], pipeline.Folder["reach/adoption_week.parquet"], pipeline.Folder["reach/summary.csv"]);
            Assert.Equal(
                "small\tleft_over\n0\t0\n",
                Query($"""
                    SELECT (SELECT count(*) FROM '{days}' WHERE people < {SmallGroups.MinPeople}) AS small,
                        (SELECT count(*) FROM (SELECT network, sum(shares) AS shares FROM '{days}' GROUP BY network) AS d FULL JOIN (SELECT network, shares FROM read_csv('{summary}', header = true, all_varchar = true)) AS s
                            ON d.network = s.network WHERE d.shares IS DISTINCT FROM CAST(s.shares AS HUGEINT)) AS left_over
                    """));
            Assert.Equal("small\n0\n", Query($"SELECT count(*) AS small FROM '{weeks}' WHERE consenting_people < {SmallGroups.MinPeople} OR active_ambassadors < {SmallGroups.MinPeople} OR consenting_people - active_ambassadors < {SmallGroups.MinPeople}"));
        },
        iter: 12,
        threads: 1);

    [Fact]
    public async Task RunAsync_BadRows_AreWrittenWithReasonPathAndPayload()
    {
        await _pipeline.Get<IBadRowStore>().AddAsync(
            [
                BadRow.Of("{\"a\":\"é\"}"u8, new(BadRowReason.MissingMember, "$.specversion"), "ingest", "events", AnyFact.Start),
                BadRow.Of([0xFF, 0x00], new(BadRowReason.NotUtf8, "$"), "collect", "a.jsonl:7", AnyFact.Start),
            ],
            Cancellation);
        await ExportAsync();
        Golden.Matches("bad-rows.jsonl", await File.ReadAllTextAsync(_pipeline.Folder["bad-rows.jsonl"], Cancellation));
    }

    [Fact]
    public async Task RunAsync_NothingStored_WritesEmptyTables()
    {
        var exported = await _pipeline.ExportAsync(Until);
        Assert.Empty(exported.Networks);
        Assert.Single(await File.ReadAllLinesAsync(_pipeline.Folder["reach/summary.csv"], Cancellation));
        Assert.All(exported.Files, file => Assert.True(File.Exists(file)));
    }

    private static string Query(string sql)
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var row = command.ExecuteReader();
        var columns = Enumerable.Range(0, row.FieldCount).ToList();
        var text = new System.Text.StringBuilder().AppendJoin('\t', columns.Select(row.GetName)).Append('\n');
        while (row.Read())
        {
            text.AppendJoin('\t', columns.Select(column => Convert.ToString(row.GetValue(column), System.Globalization.CultureInfo.InvariantCulture))).Append('\n');
        }

        return text.ToString();
    }

    private async Task ExportAsync()
    {
        await _pipeline.MergeAsync([.. SmallCompany.Facts]);
        await _pipeline.RollUpAsync(Until);
        await _pipeline.ExportAsync(Until);
    }
}
