using Microsoft.Playwright;

namespace Advocacy.Tests.Reports.Page;

/// <summary>What readers choose on the page, and what its address says of it.</summary>
[Trait("Speed", "Slow")]
public sealed class ReportFiltersTests : IAsyncLifetime
{
    private readonly EmbeddedPipeline _pipeline = new();
    private readonly List<string> _problems = [];

    public async ValueTask InitializeAsync()
    {
        await _pipeline.MergeAsync([.. SimulatedFacts.All]);
        await _pipeline.CloseAsync(DateOnly.FromDateTime(SimulatedFacts.End.UtcDateTime));
    }

    public ValueTask DisposeAsync()
    {
        _pipeline.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Address_ChangedByHand_IsWhatThePageShows()
    {
        var page = await OpenAsync("");
        var before = await ScopeAsync(page);
        await page.EvaluateAsync("() => { location.hash = 'days=28'; }");
        await page.WaitForFunctionAsync("said => document.querySelector('#overview p').textContent !== said", before);
        Assert.Equal("28", await page.Locator("#period").InputValueAsync());
        Assert.Empty(_problems);
    }

    [Fact]
    public async Task SkipLink_AfterAChoice_KeepsIt()
    {
        var page = await OpenAsync("#days=28");
        await page.EvaluateAsync("() => { location.hash = 'main'; }");
        await page.EvaluateAsync("() => new Promise(done => setTimeout(done, 50))");
        Assert.Equal("28", await page.Locator("#period").InputValueAsync());
    }

    [Fact]
    public async Task Dates_TheLastFirst_MeanTheSameDays()
    {
        var (day, later) = (SimulatedFacts.End.AddDays(-40), SimulatedFacts.End.AddDays(-20));
        var right = await ScopeAsync(await OpenAsync($"#from={day:yyyy-MM-dd}&to={later:yyyy-MM-dd}"));
        Assert.Equal(right, await ScopeAsync(await OpenAsync($"#from={later:yyyy-MM-dd}&to={day:yyyy-MM-dd}")));
    }

    [Fact]
    public async Task Address_NetworkThatIsNot_ShowsThemAllAndSaysSo()
    {
        var page = await OpenAsync("#networks=myspace");
        Assert.EndsWith("all networks", await ScopeAsync(page), StringComparison.Ordinal);
        Assert.DoesNotContain("myspace", page.Url, StringComparison.Ordinal);
    }

    // What small groups together tell of is of any campaign, and of none.
    [Fact]
    public async Task Campaigns_SmallGroups_StandLastAndTellNoRate()
    {
        var page = await OpenAsync("#days=all");
        var rows = page.Locator("#byCampaign tbody tr");
        var last = await rows.Last.InnerTextAsync();
        Assert.StartsWith("(small groups together)", last, StringComparison.Ordinal);
        Assert.Contains("–", last, StringComparison.Ordinal);
        Assert.Equal(
            await page.EvaluateAsync<double>("() => Figures.contents().reduce((sum, row) => sum + row.engagements, 0)"),
            await page.EvaluateAsync<double>("() => Figures.campaigns().reduce((sum, row) => sum + row.engagements, 0)")
        );
    }

    [Fact]
    public async Task Names_ThatEveryObjectHas_AreNames()
    {
        var page = await OpenAsync("#days=all");
        await page.EvaluateAsync(
            """
            () => {
              for (const content of Figures.data.contents.filter(content => content.campaign))
                Object.assign(content, { campaign: "constructor", topic: "toString" });
              Page.show();
            }
            """
        );
        Assert.StartsWith("constructor", await page.Locator("#byCampaign tbody tr").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("native code", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("valueOf", await page.EvaluateAsync<string>("() => Figures.nameOf({ label: 'valueOf' })"));
        Assert.Empty(_problems);
    }

    // The quiet line and the sentence are of the same days.
    [Theory]
    [InlineData("#days=28")]
    [InlineData("")]
    public async Task OverTime_PreviousPeriod_AddsUpToTheFigureBefore(string hash)
    {
        var page = await OpenAsync(hash);
        Assert.Equal(
            await page.EvaluateAsync<double>(
                "() => { const { from, before } = Figures.periods(); return Figures.total(before, from).reach; }"
            ),
            await page.EvaluateAsync<double>("() => Figures.series().previous.reduce((sum, value) => sum + value, 0)"),
            1e-6
        );
    }

    private static Task<string> ScopeAsync(IPage page) => page.Locator("#overview p").First.InnerTextAsync();

    private Task<IPage> OpenAsync(string hash) => Browser.OpenAsync(_pipeline.Folder["report.html"], $"lang=en{hash}", _problems);
}
