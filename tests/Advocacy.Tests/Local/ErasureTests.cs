using System.Diagnostics;

namespace Advocacy.Tests.Local;

[Trait("Speed", "Slow")]
public sealed class ErasureTests
{
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
            using var erase = LocalProcess.Start("person", "erase", id.Value, "--out", folder["out"]);
            await erase.WaitForExitAsync(Cancellation);
            Assert.Equal(0, erase.ExitCode);
        }

        await run.WaitForExitAsync(Cancellation);
        Assert.Equal(0, run.ExitCode);
        await StopAsync(first);
        await StopAsync(second);
        string[] names = [.. erased.Concat(erased.Select(TestKeys.PseudonymOf)).Select(person => person.Value)];
        Assert.Empty(Footprints.In(folder["out"], names));
        Assert.NotEmpty(Footprints.In(folder["out"], TestKeys.PseudonymOf(NamedCompany.Volunteers.ElementAt(3)).Value));
    }

    [Fact]
    public async Task PersonErase_AfterProcessesWereKilledAtEveryDoor_LeavesNoByteAndNoName()
    {
        using var folder = new TemporaryFolder();
        var outFolder = folder["out"];
        await NamedCompany.WriteAsync(folder["events.jsonl"]);
        Assert.Equal(0, (await CommandLineRun.OfAsync("run", "--input", folder["events.jsonl"], "--out", outFolder)).Code);
        string id = NamedCompany.Volunteers.First().Value,
            pseudonym = TestKeys.PseudonymOf(id).Value;
        var delay = 150;
        foreach (
            var command in new string[][]
            {
                ["ingest", folder["events.jsonl"]],
                ["feedback"],
                ["sources", "collect", "drop"],
                ["close"],
                ["candidates"],
                ["person", "export", id],
                ["person", "erase", id],
                ["person", "erase", id],
            }
        )
        {
            await NameAtEveryDoorAsync(outFolder, id, pseudonym);
            using var killed = LocalProcess.Start([.. command, "--out", outFolder]);
            // Never at the same place twice, from the start of the work to its end.
            await Task.Delay(delay += 50, Cancellation);
            killed.Kill();
            await killed.WaitForExitAsync(Cancellation);
        }

        Assert.NotEmpty(Footprints.In(outFolder, id, pseudonym));
        using var erase = LocalProcess.Start("person", "erase", id, "--out", outFolder);
        await erase.WaitForExitAsync(Cancellation);
        Assert.Equal(0, erase.ExitCode);
        Assert.Empty(Footprints.In(outFolder, id, pseudonym));
        Assert.DoesNotContain(
            Directory.EnumerateFileSystemEntries(outFolder, "*", SearchOption.AllDirectories),
            file => file.Contains(id, StringComparison.Ordinal) || file.Contains(pseudonym, StringComparison.Ordinal)
        );
    }

    /// <summary>Puts files that name somebody, in their names and in what they say, where people put them; and what a killed writer
    /// leaves.</summary>
    private static async Task NameAtEveryDoorAsync(string outFolder, string id, string pseudonym)
    {
        var files = new Dictionary<string, string>
        {
            [$"feedback/word of {id}.csv"] = $"employee_id,list,outcome\n{pseudonym},2025-W41,perhaps\n{id},2025-W41,accepted\n",
            [$"feedback/{pseudonym}.csv"] = "not a table of answers\n",
            [$"drop/shares of {id}.jsonl"] =
                $$$"""{"specversion":"1.0","id":"1","source":"/t","type":"advocacy.consent.v1","data":{"employeeId":"{{{id}}}","granted":"perhaps"}}""",
            [$"drop/{id}.xlsx"] = "no workbook",
            [$"drop/{id}.odd"] = $"what is this? {id}",
            [$"candidates/2025-W41.en.html.{int.MaxValue}-1.part"] = $"<p>{pseudonym}, {id}",
            [$"persons/{pseudonym}.json.{int.MaxValue}-2.part"] = id,
            ["error.log"] = $"System.InvalidOperationException: {id}",
        };
        foreach (var (name, text) in files)
        {
            var file = Path.Combine(outFolder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, text, Cancellation);
        }
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
