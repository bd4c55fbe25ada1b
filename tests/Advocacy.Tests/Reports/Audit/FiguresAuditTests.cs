using Advocacy.Reports.Audit;

namespace Advocacy.Tests.Reports.Audit;

public sealed class FiguresAuditTests : PipelineTest
{
    private static readonly DateOnly Until = DateOnly.FromDateTime(SimulatedFacts.End.UtcDateTime);

    private int _kept;

    [Fact]
    public async Task OfAsync_PublicationsOfTheLedger_FindsNothing()
    {
        await Pipeline.MergeAsync([.. SimulatedFacts.All]);
        var folders = new List<string>();
        foreach (var days in new[] { 20, 19, 3 })
        {
            folders.Add(await PublishAsync(Until.AddDays(-days)));
            await WithdrawAsync();
        }

        var audit = await FiguresAudit.OfAsync(folders, Cancellation);
        Assert.Empty(audit.Findings);
        Assert.True(audit.Tried > 1000);
    }

    [Fact]
    public async Task OfAsync_DaysThatAreToldAnewWithoutSomebody_AreFound()
    {
        await Pipeline.MergeAsync([.. SimulatedFacts.All]);
        var before = await PublishAsync(Until);
        await WithdrawAsync();
        Directory.Delete(Pipeline.Folder["ledger"], recursive: true);
        Directory.Delete(Pipeline.Folder["star"], recursive: true);
        var after = await PublishAsync(Until);
        var audit = await FiguresAudit.OfAsync([after, before], Cancellation);
        Assert.Contains(audit.Findings, finding => finding is { Table: "fact_share_day", Value: not 0 });
    }

    [Fact]
    public async Task OfAsync_MondayOfTheCloseThatIsToldAnew_IsFound()
    {
        await Pipeline.MergeAsync([.. SimulatedFacts.All]);
        var before = await PublishAsync(Until);
        foreach (var person in await Pipeline.Store.ReadAsync(Purpose.Measure, Cancellation).Take(12).ToListAsync(Cancellation))
        {
            await Pipeline.MergeAsync(new ConsentDecided(person.PersonId, SimulatedFacts.End, false));
        }

        Directory.Delete(Pipeline.Folder["ledger"], recursive: true);
        Directory.Delete(Pipeline.Folder["star"], recursive: true);
        var audit = await FiguresAudit.OfAsync([before, await PublishAsync(Until)], Cancellation);
        Assert.Contains(
            audit.Findings,
            finding => finding.Table == "fact_profile_week" && finding.Key.Contains($"{Until:yyyy-MM-dd}", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task OfAsync_SummaryThatIsNotTheSumOfItsRows_IsFound()
    {
        await Pipeline.MergeAsync([.. SimulatedFacts.All]);
        var kept = await PublishAsync(Until);
        var lines = await File.ReadAllLinesAsync(Path.Combine(kept, "reach/summary.csv"), Cancellation);
        var cells = lines[1].Split(',');
        cells[1] = "1000000";
        lines[1] = string.Join(',', cells);
        await File.WriteAllLinesAsync(Path.Combine(kept, "reach/summary.csv"), lines, Cancellation);
        var finding = Assert.Single((await FiguresAudit.OfAsync([kept], Cancellation)).Findings);
        Assert.Equal(("summary", "shares"), (finding.Table, finding.Column));
    }

    [Theory]
    [InlineData("star/manifest.json", "{}", "is damaged")]
    [InlineData("star/manifest.json", "{{{nope", "is damaged")]
    [InlineData("reach/summary.csv", "garbage", "is not a summary")]
    public async Task OfAsync_DamagedFile_SaysSoInsteadOfFindingNothing(string file, string content, string expected)
    {
        await Pipeline.MergeAsync([.. SimulatedFacts.All]);
        var kept = await PublishAsync(Until);
        await File.WriteAllTextAsync(Path.Combine(kept, file), content, Cancellation);
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => FiguresAudit.OfAsync([kept], Cancellation));
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfAsync_FolderWithoutAPublication_SaysSo() =>
        Assert.Contains(
            "holds no publication",
            (await Assert.ThrowsAsync<InvalidDataException>(() => FiguresAudit.OfAsync([Pipeline.Folder.Path], Cancellation))).Message,
            StringComparison.Ordinal
        );

    private async Task WithdrawAsync()
    {
        var somebody = (await Pipeline.Store.ReadAsync(Purpose.Measure, Cancellation).ToListAsync(Cancellation)).MaxBy(person =>
            person.Shares.Count
        )!;
        await Pipeline.MergeAsync(new ConsentDecided(somebody.PersonId, SimulatedFacts.End, false));
    }

    /// <summary>Closes days, and keeps what is published.</summary>
    private async Task<string> PublishAsync(DateOnly until)
    {
        await Pipeline.CloseAsync(until);
        var kept = Pipeline.Folder[$"kept/{_kept++}"];
        foreach (var folder in new[] { "star", "reach" })
        {
            foreach (var file in Directory.EnumerateFiles(Pipeline.Folder[folder], "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(kept, Path.GetRelativePath(Pipeline.Folder.Path, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }

        return kept;
    }
}
