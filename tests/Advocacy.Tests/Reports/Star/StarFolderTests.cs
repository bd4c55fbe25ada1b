namespace Advocacy.Tests.Reports.Star;

public sealed class StarFolderTests
{
    private const int Exports = 200;
    private static readonly DateOnly Until = DateOnly.FromDateTime(AnyFact.Start.AddMonths(6).UtcDateTime);

    [Fact]
    public async Task PublishAsync_TwoHundredSideBySide_AreByteEqualAndAllAreReadByDuckDb()
    {
        using var folder = new TemporaryFolder();
        var (report, months) = Marketing();
        await Parallel.ForAsync(
            0,
            Exports,
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Cancellation },
            async (i, stop) =>
            {
                var star = new StarFolder(new FolderOutputs(folder[$"{i}"]));
                var files = await Task.WhenAll(months.Select(month => Task.Run(() => star.WriteMonthAsync(month, stop), stop)));
                await star.PublishAsync(report, [.. files.SelectMany(file => file)], stop);
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
                    months.Sum(month => month.Rows.Sum(row => row.Figures.Counters.Impressions ?? 0)),
                    read.Value<long>("SELECT sum(impressions) FROM fact_share_day")
                );
                Assert.All(StarFolder.Tables, table => read.Query($"SELECT * FROM {table.Name} LIMIT 1"));
            }
        );
    }

    [Fact]
    public async Task WriteMonthAsync_FileThatWasDamagedSince_IsWrittenAnew()
    {
        using var folder = new TemporaryFolder();
        var (_, months) = Marketing();
        var star = new StarFolder(new FolderOutputs(folder.Path));
        var file = folder[$"star/{(await star.WriteMonthAsync(months[0], Cancellation))[0].Path}"];
        var whole = await File.ReadAllBytesAsync(file, Cancellation);
        await File.WriteAllBytesAsync(file, whole[..^5], Cancellation);
        await star.WriteMonthAsync(months[0], Cancellation);
        Assert.Equal(whole, await File.ReadAllBytesAsync(file, Cancellation));
    }

    private static List<(string, string)> Contents(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(file => (Path.GetRelativePath(folder, file), Convert.ToHexString(File.ReadAllBytes(file)))),
        ];

    private static (MarketingReport Report, IReadOnlyList<StarMonth> Months) Marketing()
    {
        var options = new ReachOptions();
        var rows = CompanyActivity
            .Of(SimulatedFacts.Of(60, 6, 7))
            .View(Purpose.Rights)
            .SelectMany(person => Rollup.Rows(person, options.RatesOf, DateOnly.MinValue, Until))
            .ToLookup(row => row.Network);
        var months = new List<StarMonth>();
        var networks = new List<NetworkFacts>();
        foreach (var network in rows)
        {
            var folded = new MonthsOfReach([network.Key], options.Default.Audience);
            foreach (
                var row in network.OrderBy(row => row.Day).ThenBy(row => row.ContentId, StringComparer.Ordinal).ThenBy(row => row.PersonId)
            )
            {
                months.AddRange(folded.Add(row));
            }

            months.AddRange(folded.Close());
            networks.Add(folded.Facts);
        }

        return (
            new(
                Until,
                networks,
                new Dictionary<string, Content>(),
                options.Currency,
                [],
                [],
                [],
                ProfileMap.Default,
                null,
                null,
                null,
                new Dictionary<BadRowReason, long>(),
                null
            ),
            months
        );
    }
}
