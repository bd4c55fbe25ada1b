namespace Advocacy.Tests.Stores.Files;

public sealed class FileKeysTests
{
    [Fact]
    public async Task GetAsync_ManyAskAtTheSameTime_GetOneKeyThatStays()
    {
        using var folder = new TemporaryFolder();
        var start = new TaskCompletionSource();
        var asking = Enumerable
            .Range(0, 16)
            .Select(_ =>
                Task.Run(
                    async () =>
                    {
                        await start.Task;
                        return await new FileKeys(folder["keys"]).GetAsync("selection", Cancellation);
                    },
                    Cancellation
                )
            )
            .ToList();
        start.SetResult();
        var keys = await Task.WhenAll(asking);
        Assert.Single(keys.Select(key => Convert.ToHexString(key.Span)).Distinct());
        Assert.Equal(32, keys[0].Length);
        Assert.NotEqual(keys[0].ToArray(), (await new FileKeys(folder["keys"]).GetAsync("other", Cancellation)).ToArray());
        Assert.Equal(["other.key", "selection.key"], Directory.GetFiles(folder["keys"], "*.key*").Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task GetAsync_KeyMade_OnlyItsOwnerMayReadIt()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such rights");
            return;
        }

        using var folder = new TemporaryFolder();
        await new FileKeys(folder["keys"]).GetAsync("selection", Cancellation);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder["keys/selection.key"]));
    }
}
