using System.Text.Json;

namespace Advocacy.Tests.Local.Commands;

public sealed class CommandLineTests : FolderTest
{
    private string Out => Folder["out"];

    public static TheoryData<string> Commands => ["run", "ingest", "train", "candidates", "close", "replay", "status", "simulate"];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task RunAsync_HelpOfEachCommand_NamesItsOptionsAndEndsWell(string command)
    {
        var run = await CommandLineRun.OfAsync(command, "--help");
        Assert.Equal((0, ""), (run.Code, run.Errors));
        Assert.All(
            ["Usage:", "--help", "The options of every command: "],
            part => Assert.Contains(part, run.Output, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task RunAsync_Help_ListsEveryCommand()
    {
        var run = await CommandLineRun.OfAsync("--help");
        Assert.Equal(0, run.Code);
        Assert.All(
            ["--store", "--out", "--as-of", "--config", "--verbose"],
            option => Assert.Contains(option, run.Output, StringComparison.Ordinal)
        );
        Assert.All(Commands.Select(row => row.Data), command => Assert.Contains($"  {command}", run.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData]
    [InlineData("walk")]
    [InlineData("run", "--min-shares", "many")]
    [InlineData("run", "--inptu", "x")]
    [InlineData("run", "--as-of", "yesterday")]
    [InlineData("ingest")]
    [InlineData("simulate", "--people", "3")]
    public async Task RunAsync_WrongUsage_IsTwoWithALineThatSaysSo(params string[] args)
    {
        var run = await CommandLineRun.OfAsync(args);
        Assert.Equal(2, run.Code);
        Assert.StartsWith("error: ", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ingest", "missing.jsonl")]
    [InlineData("run", "--input", "missing.jsonl")]
    [InlineData("status")]
    [InlineData("close", "--as-of", "2099-01-01")]
    [InlineData("rollup")]
    [InlineData("export")]
    [InlineData("run", "--min-shares", "0", "--horizon-weeks", "99")]
    [InlineData("run", "--config", "missing.json")]
    public async Task RunAsync_WrongInputOrOptions_IsTwoWithoutAStackTrace(params string[] args)
    {
        var run = await CommandLineRun.OfAsync([.. args, "--out", Out]);
        Assert.Equal(2, run.Code);
        Assert.StartsWith("error: ", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ConfigurationWithManyMistakes_ListsThemAll()
    {
        await File.WriteAllTextAsync(
            Folder["options.json"],
            """{"Advocacy":{"Conversion":{"MinShares":0,"StepWeeks":0},"Reach":{"Currency":"euro"}}}""",
            Cancellation
        );
        var run = await CommandLineRun.OfAsync("train", "--config", Folder["options.json"], "--out", Out);
        Assert.Equal((2, 3), (run.Code, run.Errors.Split("error: ").Length - 1));
    }

    [Theory]
    [InlineData("{ no json")]
    [InlineData("""{"Advocacy":{"Conversion":{"MinShares":"many"}}}""")]
    public async Task RunAsync_ConfigurationThatCannotBeRead_IsTwo(string json)
    {
        await File.WriteAllTextAsync(Folder["options.json"], json, Cancellation);
        var run = await CommandLineRun.OfAsync("train", "--config", Folder["options.json"], "--out", Out);
        Assert.Equal(2, run.Code);
        Assert.StartsWith("error: ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_StoreThatIsNoDatabase_IsThree()
    {
        await File.WriteAllTextAsync(Folder["text.db"], string.Concat(Enumerable.Repeat("this is a text, ", 99)), Cancellation);
        var run = await CommandLineRun.OfAsync("status", "--store", Folder["text.db"]);
        Assert.Equal(3, run.Code);
        Assert.Contains("cannot be used", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_FolderThatCannotBeMade_IsThree()
    {
        await File.WriteAllTextAsync(Folder["file"], "", Cancellation);
        Assert.Equal(3, (await CommandLineRun.OfAsync("simulate", "--people", "24", "--months", "1", "--out", Folder["file/out"])).Code);
    }

    [Fact]
    public async Task RunAsync_SmallCompany_EndsByNamingEveryFileItMade()
    {
        Write("events.jsonl", SmallCompany.Facts.Select(EventJson.Bytes));
        var run = await CommandLineRun.OfAsync("run", "--input", Folder["events.jsonl"], "--out", Out);
        Assert.Equal((0, ""), (run.Code, run.Errors));
        Assert.Contains("No model:", run.Output, StringComparison.Ordinal);
        var made = run.Output[run.Output.IndexOf("Made:", StringComparison.Ordinal)..]
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Skip(1)
            .ToList();
        Assert.Equal($"Open {Path.Combine(Out, "report.html")}", made[^1]);
        Assert.Equal(16, made.Count - 1);
        Assert.All(made.SkipLast(1), file => Assert.True(File.Exists(file), file));
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public async Task Model_ListShowPromoteRollback_ManageWhichVersionScores()
    {
        Write("events.jsonl", SimulatedFacts.All.Select(EventJson.Bytes));
        Assert.Equal(0, (await CommandLineRun.OfAsync("ingest", Folder["events.jsonl"], "--out", Out)).Code);
        Assert.Contains("No model scores", (await CommandLineRun.OfAsync("model", "list", "--out", Out)).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await CommandLineRun.OfAsync("model", "show", "--out", Out)).Code);
        foreach (var day in new[] { "2025-09-29", "2025-10-06" })
        {
            Assert.Equal(0, (await CommandLineRun.OfAsync("train", "--as-of", day, "--out", Out)).Code);
        }

        var versions = Directory
            .GetDirectories(Path.Combine(Out, "model"))
            .Select(folder => Path.GetFileName(folder)!)
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.Equal(2, versions.Count);
        Assert.Contains($"* {versions[0]}", Spaced(await CommandLineRun.OfAsync("model", "list", "--out", Out)), StringComparison.Ordinal);
        Assert.Equal(0, (await CommandLineRun.OfAsync("model", "promote", versions[1], "--out", Out)).Code);
        Assert.Contains($"* {versions[1]}", Spaced(await CommandLineRun.OfAsync("model", "list", "--out", Out)), StringComparison.Ordinal);
        Assert.Contains(
            "What matters to it",
            (await CommandLineRun.OfAsync("model", "show", versions[0], "--out", Out)).Output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"{versions[0]} scores from now on.",
            (await CommandLineRun.OfAsync("model", "rollback", "--out", Out)).Output,
            StringComparison.Ordinal
        );
        Assert.Equal(2, (await CommandLineRun.OfAsync("model", "rollback", "--out", Out)).Code);
        Assert.Equal(2, (await CommandLineRun.OfAsync("model", "promote", "20990101-nothing", "--out", Out)).Code);
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public async Task RunAsync_StageByStage_MakesWhatRunMakes()
    {
        Write("events.jsonl", SimulatedFacts.All.Select(EventJson.Bytes));
        Assert.Equal(0, (await CommandLineRun.OfAsync("run", "--input", Folder["events.jsonl"], "--out", Out)).Code);
        var other = Folder["other"];
        Assert.Equal(0, (await CommandLineRun.OfAsync("ingest", Folder["events.jsonl"], "--out", other)).Code);
        foreach (var command in new[] { "train", "candidates", "effect", "close", "status", "report" })
        {
            Assert.Equal(0, (await CommandLineRun.OfAsync(command, "--out", other)).Code);
        }

        var version = Path.GetFileName(Assert.Single(Directory.GetDirectories(Path.Combine(Out, "model"))));
        string[] files =
        [
            .. Directory
                .EnumerateFiles(Out, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Out, file))
                .Where(file =>
                    !file.StartsWith("advocacy.db", StringComparison.Ordinal)
                    && !file.StartsWith("ledger/", StringComparison.Ordinal)
                    && !file.EndsWith(".lock", StringComparison.Ordinal)
                )
                .Order(),
        ];
        Assert.Equal(
            [
                "audit/lists/2025-W41.json",
                "bad-rows.jsonl",
                .. new[] { "csv", "en.eml", "en.xlsx", "fr.eml", "fr.xlsx" }.Select(kind => $"candidates/2025-W41.{kind}"),
                .. new[] { "effect.csv", "effect.en.html", "effect.fr.html", "funnel.csv", "surveys.csv" }.Select(name => $"effect/{name}"),
                "measured/EffectReport.json",
                "measured/LastList.json",
                .. new[] { "calibration.svg", "card.json", "card.md", "lift.svg", "model.zip", "precision-recall.svg" }.Select(name =>
                    $"model/{version}/{name}"
                ),
                "model/champion.json",
                "reach/summary.csv",
                "reach/visits.csv",
                "report.html",
                "star/manifest.json",
            ],
            files.Where(file => !file.EndsWith(".parquet", StringComparison.Ordinal))
        );
        Assert.Equal(
            StarFolder.Tables.Select(table => table.Name).Order(StringComparer.Ordinal),
            files.Where(file => file.EndsWith(".parquet", StringComparison.Ordinal)).Select(file => file.Split('/')[1]).Distinct()
        );
        Assert.All(
            files,
            file =>
                Assert.Equal(
                    Timeless.Of(file, File.ReadAllBytes(Path.Combine(Out, file))),
                    Timeless.Of(file, File.ReadAllBytes(Path.Combine(other, file)))
                )
        );
    }

    [Fact]
    public async Task RunAsync_AThousandCorruptLines_AreEachABadRowWithItsReasonAndNothingElseIsLost()
    {
        var good = SmallCompany.Facts.Select(EventJson.Bytes).ToList();
        var corrupt = CorruptLines.Take(1000).ToList();
        Write("clean.jsonl", good);
        Write("mixed.jsonl", corrupt.SelectMany((line, i) => i < good.Count ? new[] { line.Line, good[i] } : [line.Line]));
        Assert.Equal(0, (await CommandLineRun.OfAsync("run", "--input", Folder["clean.jsonl"], "--out", Folder["clean"])).Code);
        var run = await CommandLineRun.OfAsync("run", "--input", Folder["mixed.jsonl"], "--out", Out);
        Assert.Equal(1, run.Code);
        Assert.True(run.Errors.Contains("1,000 bad rows", StringComparison.Ordinal), run.Errors);
        var reasons = (await File.ReadAllLinesAsync(Path.Combine(Out, "bad-rows.jsonl"), Cancellation)).Select(line =>
            JsonDocument.Parse(line).RootElement.GetProperty("reason").GetString()
        );
        Assert.Equal(
            corrupt.CountBy(line => line.Reason.ToString()).OrderBy(pair => pair.Key, StringComparer.Ordinal),
            reasons.CountBy(reason => reason!).OrderBy(pair => pair.Key, StringComparer.Ordinal)
        );
        Assert.Equal(
            await File.ReadAllTextAsync(Path.Combine(Folder["clean"], "reach/summary.csv"), Cancellation),
            await File.ReadAllTextAsync(Path.Combine(Out, "reach/summary.csv"), Cancellation)
        );
        var replayed = await CommandLineRun.OfAsync("replay", "--out", Out);
        Assert.Equal(1, replayed.Code);
        Assert.Contains("1,000 bad rows", replayed.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_SimulatedCompanyOverOtherEvents_IsRefused()
    {
        Write("events.jsonl", SmallCompany.Facts.Select(EventJson.Bytes));
        await CommandLineRun.OfAsync("ingest", Folder["events.jsonl"], "--out", Out);
        var run = await CommandLineRun.OfAsync("run", "--out", Out);
        Assert.Equal(2, run.Code);
        Assert.Contains("holds other events", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_RealEventsOverTheSimulatedCompany_AreRefused()
    {
        Write("events.jsonl", SmallCompany.Facts.Select(EventJson.Bytes));
        Assert.Equal(0, (await CommandLineRun.OfAsync("simulate", "--people", "24", "--months", "1", "--out", Out)).Code);
        Assert.Equal(2, (await CommandLineRun.OfAsync("run", "--input", Folder["events.jsonl"], "--out", Out)).Code);
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public async Task RunAsync_ModelOfOtherOptions_IsTwoWithWhatDiffers()
    {
        Write("events.jsonl", SimulatedFacts.All.Select(EventJson.Bytes));
        await CommandLineRun.OfAsync("ingest", Folder["events.jsonl"], "--out", Out);
        Assert.Equal(0, (await CommandLineRun.OfAsync("train", "--out", Out)).Code);
        var run = await CommandLineRun.OfAsync("candidates", "--min-shares", "5", "--out", Out);
        Assert.Equal(2, run.Code);
        Assert.Contains("MinShares is 3, not 5", run.Errors, StringComparison.Ordinal);
    }

    private void Write(string name, IEnumerable<byte[]> lines)
    {
        using var stream = File.Create(Folder[name]);
        foreach (var line in lines)
        {
            stream.Write(line);
            stream.WriteByte((byte)'\n');
        }
    }

    private static string Spaced(CommandLineRun run) => string.Join(' ', run.Output.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
