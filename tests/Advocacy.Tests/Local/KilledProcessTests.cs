using System.Diagnostics;

namespace Advocacy.Tests.Local;

[Trait("Speed", "Slow")]
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

    [Fact]
    public async Task Close_KilledAnywhereAndRunAgain_TellsWhatItTellsUnkilled()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder["events.jsonl"], SimulatedFacts.Bytes(300, 9, 3), Cancellation);
        foreach (var place in new[] { "whole", "killed" })
        {
            Assert.Equal(0, (await CommandLineRun.OfAsync("ingest", folder["events.jsonl"], "--out", folder[place])).Code);
        }

        string[] days = ["2025-05-01", "2025-05-02", "2025-08-01"];
        var delay = 200;
        foreach (var day in days)
        {
            Assert.Equal(0, (await CommandLineRun.OfAsync("close", "--as-of", day, "--out", folder["whole"])).Code);
            for (var kill = 0; kill < 3; kill++, delay += 170)
            {
                using var killed = LocalProcess.Start("close", "--as-of", day, "--out", folder["killed"]);
                await Task.Delay(delay, Cancellation);
                killed.Kill();
                await killed.WaitForExitAsync(Cancellation);
            }

            Assert.Equal(0, (await CommandLineRun.OfAsync("close", "--as-of", day, "--out", folder["killed"])).Code);
        }

        Assert.Equal(Rows(folder["whole"]), Rows(folder["killed"]));
    }

    private static string Rows(string folder)
    {
        using var star = new StarSchema(folder);
        return string.Join('\n', StarFolder.Tables.Select(table => star.Query($"SELECT * FROM {table.Name} ORDER BY ALL")));
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
