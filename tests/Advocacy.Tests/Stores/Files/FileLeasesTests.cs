namespace Advocacy.Tests.Stores.Files;

public sealed class FileLeasesTests : LeasesCompliance
{
    [Fact]
    public async Task TryTakeAsync_SomebodyLooksMeanwhile_IsNotRefused()
    {
        using var folder = new TemporaryFolder();
        var leases = new FileLeases(folder["leases"], TimeProvider.System);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var looking = Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    await leases.IsAnyHeldSinceAsync(DateTimeOffset.MaxValue, Cancellation);
                    await Task.Delay(1, Cancellation);
                }
            },
            Cancellation
        );
        for (var i = 0; i < 100; i++)
        {
            await using var lease = await leases.TryTakeAsync("close", Cancellation);
            Assert.NotNull(lease);
        }

        await stop.CancelAsync();
        await looking;
    }

    protected override Task<Opened<ILeases>> OpenAsync()
    {
        var folder = new TemporaryFolder();
        return Task.FromResult(new Opened<ILeases>(new FileLeases(folder["leases"], TimeProvider.System), new Closing(folder)));
    }
}
