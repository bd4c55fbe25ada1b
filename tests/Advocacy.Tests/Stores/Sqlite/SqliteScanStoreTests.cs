namespace Advocacy.Tests.Stores.Sqlite;

public sealed class SqliteScanStoreTests : ScanStoreCompliance
{
    [Fact]
    public async Task BeginAsync_ARunThatWasOvertaken_LeavesNothingOfItBehind()
    {
        using var database = InMemory.Database();
        var cancellation = Cancellation;
        var (scans, reach) = (new SqliteScanStore(database), new SqliteReachStore(database));
        ScanRun[] runs =
        [
            .. Enumerable
                .Range(0, 2)
                .Select(i => new ScanRun("rollup", $"run-{i}", DateOnly.MinValue, DateOnly.MaxValue, AnyFact.Start, ["a", "b"])),
        ];
        await scans.BeginAsync(runs[0], cancellation);
        await scans.SavePartAsync(runs[0], 0, 0, "{}"u8.ToArray(), cancellation);
        await scans.BeginAsync(runs[1], cancellation);
        Assert.Null(await scans.ReadAsync(runs[0], 0, 0, cancellation));

        // Somebody still at work on it does no harm.
        await scans.SavePartAsync(runs[0], 0, 1, "{}"u8.ToArray(), cancellation);
        Assert.Null(await scans.ReadAsync(runs[0], 0, 1, cancellation));
        await reach.StageAsync("run-0", 0, AsyncEnumerable.Empty<Advocacy.Domain.Reach.ReachRow>(), cancellation);
        await scans.BeginAsync(runs[1] with { Id = "run-2" }, cancellation);
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            reach.PublishAsync("run-0", 1, DateOnly.MinValue, DateOnly.MaxValue, cancellation)
        );
    }

    protected override Task<Opened<IScanStore>> OpenAsync()
    {
        var database = InMemory.Database();
        return Task.FromResult(new Opened<IScanStore>(new SqliteScanStore(database), new Closing(database)));
    }
}
