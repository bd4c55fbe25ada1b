namespace Advocacy.Tests.Reports.Star;

[Trait("Speed", "Slow")]
public sealed class StarFolderTests
{
    private const int Exports = 60;
    private static readonly DateOnly Until = DateOnly.FromDateTime(AnyFact.Start.AddMonths(6).UtcDateTime);

    [Fact]
    public async Task PublishAsync_ManySideBySide_AreByteEqualAndAllAreReadByDuckDb()
    {
        using var folder = new TemporaryFolder();
        var report = await MarketingAsync();
        await Parallel.ForAsync(
            0,
            Exports,
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Cancellation },
            async (i, stop) =>
            {
                await new StarFolder(new FolderOutputs(folder[$"{i}"])).PublishAsync(report, stop);
            }
        );
        var first = Contents(folder["0"]);
        Assert.All(
            Enumerable.Range(0, Exports),
            i =>
            {
                Assert.Equal(first, Contents(folder[$"{i}"]));
                using var read = new StarSchema(folder[$"{i}"]);
                Assert.Equal(
                    report.Months.Sum(month => month.Rows.Sum(row => row.Counters.Impressions ?? 0)),
                    read.Value<long>("SELECT sum(impressions) FROM fact_share_day")
                );
                Assert.All(StarFolder.Tables, table => read.Query($"SELECT * FROM {table.Name} LIMIT 1"));
            }
        );
    }

    [Fact]
    public async Task PublishAsync_FileThatWasDamagedSince_IsWrittenAnew()
    {
        using var folder = new TemporaryFolder();
        var report = await MarketingAsync();
        var star = new StarFolder(new FolderOutputs(folder.Path));
        await star.PublishAsync(report, Cancellation);
        var file = Directory.GetFiles(folder["star/fact_share_day"], "*.parquet", SearchOption.AllDirectories)[0];
        var whole = await File.ReadAllBytesAsync(file, Cancellation);
        await File.WriteAllBytesAsync(file, whole[..^5], Cancellation);
        await star.PublishAsync(report, Cancellation);
        Assert.Equal(whole, await File.ReadAllBytesAsync(file, Cancellation));
    }

    private static List<(string, string)> Contents(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(file => (Path.GetRelativePath(folder, file), Convert.ToHexString(File.ReadAllBytes(file)))),
        ];

    private static async Task<MarketingReport> MarketingAsync()
    {
        using var pipeline = new EmbeddedPipeline();
        await pipeline.MergeAsync([.. SimulatedFacts.Of(60, 6, 7)]);
        await pipeline.CloseAsync(Until);
        return await pipeline.Get<ComposeReport>().RunAsync((await pipeline.Get<ILedger>().ReadAsync(Cancellation))!, Cancellation);
    }
}
