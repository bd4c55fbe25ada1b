namespace Advocacy.Tests.Local.Commands;

/// <summary>What commands show to people.</summary>
public sealed class ScreenTests : FolderTest
{
    private const int Columns = 80;

    [Fact]
    public async Task Tables_WhereThereIsNoTerminal_FitEightyColumns()
    {
        await WriteCompanyAsync();
        await RunAsync("ingest", Folder["events.jsonl"]);
        foreach (var command in new[] { "candidates", "close", "effect", "status", "sources list", "model list" })
        {
            var run = await RunAsync(command.Split(' '));
            Assert.Equal((0, ""), (run.Code, run.Errors));
            Assert.All(RowsOf(run.Output), row => Assert.True(row.Length <= Columns, $"{command}: {row}"));
        }
    }

    [Fact]
    public async Task Candidates_AskedForFrench_AreShownInFrenchAlone()
    {
        await WriteCompanyAsync();
        await RunAsync("ingest", Folder["events.jsonl"]);
        var english = (await RunAsync("candidates")).Output;
        var french = (await RunAsync("candidates", "--language", "fr")).Output;
        Assert.Contains(" to invite, of ", english, StringComparison.Ordinal);
        Assert.DoesNotContain(" à inviter, sur ", english, StringComparison.Ordinal);
        Assert.Contains(" à inviter, sur ", french, StringComparison.Ordinal);
        Assert.DoesNotContain(" to invite, of ", french, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ingest_LineThatIsNoEvent_SaysAtOnceWhereAndWhy()
    {
        await File.WriteAllLinesAsync(
            Folder["some.jsonl"],
            Enumerable.Range(1, 7).Select(i => $"{{\"specversion\":\"{i}.7\"}}"),
            Cancellation
        );
        var run = await RunAsync("ingest", Folder["some.jsonl"]);
        Assert.Equal(1, run.Code);
        var errors = run.Errors.Split('\n');
        Assert.StartsWith("7 bad rows (", errors[0], StringComparison.Ordinal);
        Assert.All(errors[1..6], line => Assert.Matches(@"^  some\.jsonl:[1-7]: [A-Z][A-Za-z]+ \$\.", line));
        Assert.Equal("  and 2 more", errors[6]);
    }

    [Fact]
    public async Task Ingest_OneBadRow_IsCalledARow()
    {
        await File.WriteAllTextAsync(Folder["one.jsonl"], "no event", Cancellation);
        Assert.StartsWith("1 bad row (NotJson 1)", (await RunAsync("ingest", Folder["one.jsonl"])).Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("export.csv")]
    [InlineData("EXPORT.XLSX")]
    public async Task Ingest_Table_IsRefusedWithWhereToPutIt(string name)
    {
        await File.WriteAllTextAsync(Folder[name], "a,b\n1,2\n", Cancellation);
        var run = await RunAsync("ingest", Folder[name]);
        Assert.Equal(2, run.Code);
        Assert.Contains("'sources collect drop'", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Collect_RowOfAnAccountThatIsNobodys_SaysItsLineAtOnce()
    {
        Directory.CreateDirectory(Folder["out/drop"]);
        Directory.CreateDirectory(Folder["out/mappings"]);
        await File.WriteAllTextAsync(
            Folder["out/mappings/one.json"],
            """
            {"platform":"one","about":"a","shareId":"Id","sharedAt":"On",
            "network":{"is":"x"},"person":{"column":"Who","is":"account"},"counters":{}}
            """,
            Cancellation
        );
        await File.WriteAllTextAsync(Folder["out/drop/one.csv"], "Id,On,Who\n1,2026-03-01T09:00:00Z,nobody\n", Cancellation);
        var run = await RunAsync("sources", "collect", "drop");
        Assert.Equal(1, run.Code);
        Assert.Contains("drop/one.csv: line 2: Who: directory/accounts.csv has no such account\n", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Person_WhoIsNotThere_IsSaidSoAndNoFileIsMade()
    {
        await WriteCompanyAsync();
        await RunAsync("ingest", Folder["events.jsonl"]);
        var export = await RunAsync("person", "export", "p999");
        Assert.Equal(2, export.Code);
        Assert.StartsWith("error: nothing is held of 'p999'", export.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Folder["out/persons"]));
        var erase = await RunAsync("person", "erase", "p999");
        Assert.Equal(0, erase.Code);
        Assert.Contains("nothing was held of 'p999'", erase.Errors, StringComparison.Ordinal);
        // Its erasure is held of them now, and they may be told.
        Assert.Equal(0, (await RunAsync("person", "export", "p999")).Code);
    }

    [Theory]
    [InlineData("erase", "--typo")]
    [InlineData("export", "--ouut")]
    public async Task Person_OptionThatIsMistyped_IsNobodysId(string command, string option)
    {
        await WriteCompanyAsync();
        await RunAsync("ingest", Folder["events.jsonl"]);
        var run = await RunAsync("person", command, option);
        Assert.Equal(2, run.Code);
        Assert.Contains($"'{option}'", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Collect_FileThatIsMended_IsLookedAtAtOnce()
    {
        Directory.CreateDirectory(Folder["out/drop"]);
        Directory.CreateDirectory(Folder["out/mappings"]);
        await File.WriteAllTextAsync(Folder["out/mappings/one.json"], "{}", Cancellation);
        await File.WriteAllTextAsync(Folder["out/drop/one.csv"], "Id,On,Who\n1,2026-03-01T09:00:00Z,p1\n", Cancellation);
        Assert.Equal(3, (await RunAsync("sources", "collect", "drop")).Code);
        File.Delete(Folder["out/mappings/one.json"]);
        var mended = await RunAsync("sources", "collect", "drop");
        Assert.DoesNotContain("it waits", mended.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Folder["out/drop/failed/one.csv"]));
    }

    [Fact]
    public async Task Help_OfAllAndOfEach_FitsEightyColumnsAndSaysCommonOptionsOnce()
    {
        var all = (await CommandLineRun.OfAsync("--help")).Output;
        var commands = GroupedHelp.Groups.SelectMany(group => group.Commands).ToList();
        Assert.All(commands, command => Assert.Matches($@"(?m)^  {command} +[A-Z]", all));
        Assert.Equal(commands.Count, commands.Distinct().Count());
        Assert.Contains("--telemetry", all, StringComparison.Ordinal);
        foreach (var command in commands)
        {
            var help = (await CommandLineRun.OfAsync(command, "--help")).Output;
            Assert.DoesNotContain("--telemetry", help, StringComparison.Ordinal);
            Assert.All((all + help).Split('\n'), line => Assert.True(line.TrimEnd().Length <= Columns, line));
        }
    }

    [Fact]
    public async Task Help_OfEveryCommandThatIsShown_StandsInAGroup()
    {
        var suggested = (await CommandLineRun.OfAsync("[suggest:0]", "")).Output.Split('\n').Select(line => line.Trim());
        Assert.Equal(
            suggested.Where(word => word.Length > 0 && char.IsLetter(word[0])).Order(StringComparer.Ordinal),
            GroupedHelp.Groups.SelectMany(group => group.Commands).Order(StringComparer.Ordinal)
        );
    }

    private Task WriteCompanyAsync() =>
        File.WriteAllBytesAsync(
            Folder["events.jsonl"],
            [.. SmallCompany.Facts.SelectMany(fact => EventJson.Bytes(fact).Append((byte)'\n'))],
            Cancellation
        );

    private Task<CommandLineRun> RunAsync(params string[] args) => CommandLineRun.OfAsync([.. args, "--out", Folder["out"]]);

    /// <summary>Rows of tables: what begins with a blank and is no file.</summary>
    private IEnumerable<string> RowsOf(string output) =>
        output.Split('\n').Where(line => line.StartsWith(' ') && !line.Contains(Folder.Path, StringComparison.Ordinal));
}
