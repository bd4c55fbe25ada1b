using Advocacy.Reports.Audit;

namespace Advocacy.Tests.Pipeline.Reports;

/// <summary>Closed days with other rates: what follows from rates changes, and nothing that tells of people.</summary>
public sealed class RestateFiguresTests : PipelineTest
{
    private static readonly DateOnly Until = DateOnly.FromDateTime(SimulatedFacts.End.UtcDateTime).AddDays(-30);
    private static readonly (string, string)[] OtherRates =
    [
        ("Advocacy:Reach:Currency", "USD"),
        ("Advocacy:Reach:Default:VisibilityRate", "0.21"),
        ("Advocacy:Reach:Default:PeoplePerImpression", "0.37"),
        ("Advocacy:Reach:Networks:linkedin:Click", "3.5"),
    ];

    [Fact]
    public async Task RunAsync_OtherRates_MakesWhatTheyWouldHaveMadeFromTheBeginning()
    {
        await CloseSimulatedAsync(Pipeline);
        using var other = new EmbeddedPipeline(Pipeline.Share, OtherRates);
        using var expected = new EmbeddedPipeline(OtherRates);
        await CloseSimulatedAsync(expected);
        var restated = (await other.Get<RestateFigures>().RunAsync(Cancellation))!.Ledger;
        Assert.Equal(("EUR", "USD"), (restated.Before.Currency, restated.After.Currency));
        Assert.Equal(Told(expected), Told(Pipeline));

        await other.CloseAsync(Until.AddDays(9));
        await expected.CloseAsync(Until.AddDays(9));
        Assert.Equal(Told(expected), Told(Pipeline));
    }

    [Fact]
    public async Task RunAsync_OtherRatesAfterSomebodyWithdrewAndLateDataCame_ChangesNoCounterAndTellsAnAuditorOfNobody()
    {
        await CloseSimulatedAsync(Pipeline);
        using var before = Keep();
        var counters = Counters();
        var person = await Pipeline
            .Store.ReadAsync(Purpose.Measure, Cancellation)
            .FirstAsync(person => person.Shares.Count > 2, Cancellation);
        await Pipeline.MergeAsync(
            new ConsentDecided(person.PersonId, SimulatedFacts.End.AddDays(-29), false),
            new EngagementObserved("late", AnyFact.Start, new(9, 9, 9, 9, 9))
        );
        using var other = new EmbeddedPipeline(Pipeline.Share, OtherRates);
        Assert.True((await other.Get<RestateFigures>().RunAsync(Cancellation))!.Ledger.Changed > 0);
        Assert.Equal(counters, Counters());
        using var after = Keep();
        Assert.Empty((await FiguresAudit.OfAsync([before.Path, after.Path], Cancellation)).Findings);
    }

    [Fact]
    public async Task RunAsync_OtherRates_StandsInTheAuditOnce()
    {
        await CloseSimulatedAsync(Pipeline);
        using var other = new EmbeddedPipeline(Pipeline.Share, OtherRates);
        var restate = other.Get<RestateFigures>();
        Assert.True((await restate.RunAsync(Cancellation))!.Ledger.IsNew);
        var published = Told(Pipeline);
        Assert.False((await restate.RunAsync(Cancellation))!.Ledger.IsNew);
        Assert.Equal(published, Told(Pipeline));
        var entry = Assert.Single(await Pipeline.Get<IAudit>().ReadAsync(Cancellation), entry => entry.Kind == RestateFigures.Name);
        Assert.Contains("EUR to USD", entry.Details, StringComparison.Ordinal);
        Assert.Null(entry.Subject);
    }

    [Fact]
    public async Task RunAsync_NothingClosed_MakesNothing() => Assert.Null(await Pipeline.Get<RestateFigures>().RunAsync(Cancellation));

    [Fact]
    public async Task OfAsync_CounterThatChangesWithARestatement_IsFound()
    {
        await CloseSimulatedAsync(Pipeline);
        using var before = Keep();
        using var fewer = new EmbeddedPipeline(OtherRates);
        await fewer.MergeAsync([.. SimulatedFacts.All]);
        var person = await fewer.Store.ReadAsync(Purpose.Measure, Cancellation).FirstAsync(person => person.Shares.Count > 2, Cancellation);
        await fewer.MergeAsync(new ConsentDecided(person.PersonId, SimulatedFacts.End, false));
        await fewer.CloseAsync(Until);
        await new EmbeddedPipeline(fewer.Share).Get<RestateFigures>().RunAsync(Cancellation);
        var audit = await FiguresAudit.OfAsync([before.Path, fewer.Folder.Path], Cancellation);
        Assert.Contains(audit.Findings, finding => finding is { Table: "fact_share_day", Column: "shares" or "impressions" });
    }

    private static async Task CloseSimulatedAsync(EmbeddedPipeline pipeline)
    {
        await pipeline.MergeAsync([.. SimulatedFacts.All]);
        await pipeline.CloseAsync(Until);
    }

    /// <summary>What was told, but for how often.</summary>
    private static IReadOnlyList<string> Told(EmbeddedPipeline pipeline)
    {
        using var star = new StarSchema(pipeline.Folder.Path);
        return [.. star.Files.Select(file => file.ToJsonString()), File.ReadAllText(pipeline.Folder["reach/summary.csv"])];
    }

    private TemporaryFolder Keep()
    {
        var kept = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(Pipeline.Folder.Path, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(Pipeline.Folder.Path, file);
            Directory.CreateDirectory(Path.GetDirectoryName(kept[path])!);
            File.Copy(file, kept[path]);
        }

        return kept;
    }

    private string Counters()
    {
        using var star = new StarSchema(Pipeline.Folder.Path);
        return star.Query(
            "SELECT day, network_key, content_key, people, shares, impressions, reactions, clicks FROM fact_share_day ORDER BY ALL"
        );
    }
}
