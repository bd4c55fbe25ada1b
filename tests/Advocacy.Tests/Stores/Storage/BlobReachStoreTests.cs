namespace Advocacy.Tests.Stores.Storage;

public sealed class BlobReachStoreTests : ReachStoreCompliance
{
    [Fact]
    public async Task PublishAsync_ManyRangesAtTheSameTime_LosesNone()
    {
        var store = new BlobReachStore((await Azurite.AccountAsync()).Blobs);
        var day = new DateOnly(2025, 1, 6);
        var cancellation = Cancellation;
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(async i =>
                {
                    await store.StageAsync(
                        $"run-{i}",
                        0,
                        new[]
                        {
                            new ReachRow(day.AddDays(i), "x", null, new("ann"), ReachBasis.Reported, 1, default, null, null, 0),
                        }.ToAsyncEnumerable(),
                        cancellation
                    );
                    await store.PublishAsync($"run-{i}", 1, day.AddDays(i), day.AddDays(i + 1), cancellation);
                })
        );
        Assert.Equal(8, await store.ReadAsync(["x"], DateOnly.MaxValue, cancellation).CountAsync(cancellation));
    }

    protected override async Task<Opened<IReachStore>> OpenAsync() =>
        new(new BlobReachStore((await Azurite.AccountAsync()).Blobs), new Closing());
}
