using System.Diagnostics;
using Advocacy.Tests.Given;
using Xunit;

namespace Advocacy.Tests.Local;

public sealed class ErasureTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PersonErase_InTheMiddleOfARunWithSeveralWorkers_LeavesNoByte()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no SIGTERM");
        using var folder = new TemporaryFolder();
        await NamedCompany.WriteAsync(folder["events.jsonl"]);
        var erased = NamedCompany.Volunteers.Take(3).ToList();
        using var first = LocalProcess.Start("serve", "--out", folder["out"]);
        using var second = LocalProcess.Start("serve", "--out", folder["out"]);
        using var run = LocalProcess.Start("run", "--input", folder["events.jsonl"], "--out", folder["out"]);
        await WaitForSharesAsync(folder["out/advocacy.db"]);
        foreach (var id in erased)
        {
            using var erase = LocalProcess.Start("person", "erase", id, "--out", folder["out"]);
            await erase.WaitForExitAsync(Cancellation);
            Assert.Equal(0, erase.ExitCode);
        }

        await run.WaitForExitAsync(Cancellation);
        Assert.Equal(0, run.ExitCode);
        await StopAsync(first);
        await StopAsync(second);
        string[] names = [.. erased, .. erased.Select(TestKeys.PseudonymOf)];
        Assert.Empty(Footprints.In(folder["out"], names));
        Assert.NotEmpty(Footprints.In(folder["out"], TestKeys.PseudonymOf(NamedCompany.Volunteers.ElementAt(3))));
    }

    private static async Task WaitForSharesAsync(string store)
    {
        while (StoreFile.CountShares(store) < 500)
        {
            await Task.Delay(20, Cancellation);
        }
    }

    /// <summary>Stops it as a service is stopped.</summary>
    private static async Task StopAsync(Process process)
    {
        using var kill = Process.Start("kill", $"-TERM {process.Id}");
        await process.WaitForExitAsync(Cancellation);
        Assert.Equal(0, process.ExitCode);
    }
}
