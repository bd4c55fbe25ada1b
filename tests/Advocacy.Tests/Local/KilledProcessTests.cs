using System.Diagnostics;

namespace Advocacy.Tests.Local;

public sealed class KilledProcessTests
{
    [Fact]
    public async Task Ingest_KilledTwiceAndRunAgain_IsAsIfItHadNeverBeenKilled()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder["events.jsonl"], SimulatedFacts.Bytes(1_200, 12, 3), Cancellation);
        using (var whole = Ingest(folder, "whole.db"))
        {
            await whole.WaitForExitAsync(Cancellation);
            Assert.Equal(0, whole.ExitCode);
        }

        var shares = 0L;
        for (var kill = 0; kill < 2; kill++)
        {
            using var killed = Ingest(folder, "killed.db");
            shares = await WaitForMoreAsync(folder["killed.db"], shares, killed);
            killed.Kill();
            await killed.WaitForExitAsync(Cancellation);
        }

        using var last = Ingest(folder, "killed.db");
        await last.WaitForExitAsync(Cancellation);
        Assert.Equal(0, last.ExitCode);
        Assert.Equal(await ReadAsync(folder["whole.db"]), await ReadAsync(folder["killed.db"]));
    }

    private static Process Ingest(TemporaryFolder folder, string store) =>
        LocalProcess.Start("ingest", folder["events.jsonl"], "--store", folder[store], "--out", folder["out"]);

    /// <summary>Waits until the store holds more shares than before, and so is being written.</summary>
    private static async Task<long> WaitForMoreAsync(string store, long before, Process process)
    {
        var shares = before;
        while (!process.HasExited && shares == before)
        {
            await Task.Delay(1, Cancellation);
            shares = Math.Max(before, File.Exists(store) ? StoreFile.CountShares(store) : 0);
        }

        Assert.False(process.HasExited, "it was done before it could be killed");
        return shares;
    }

    private static async Task<List<EmployeeActivity>> ReadAsync(string store)
    {
        using var database = SqliteDatabase.OpenFile(store);
        return await new SqliteActivityStore(database).ReadAsync(Purpose.Rights, Cancellation).ToListAsync(Cancellation);
    }
}
