using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Advocacy.Tests.Reports.Page;

/// <summary>What the page tells of visits, of what invitations return, and of what would be if something were otherwise.</summary>
[Trait("Speed", "Slow")]
public sealed partial class ProgrammeTests : IAsyncLifetime
{
    private const int People = 600;
    private const int Months = 12;
    private readonly EmbeddedPipeline _pipeline = new(("Advocacy:Return:FollowedWeeks", "8"), ("Advocacy:Return:CostOfAnHour", "0"));
    private readonly List<string> _problems = [];

    public async ValueTask InitializeAsync()
    {
        await _pipeline.MergeAsync([.. SimulatedFacts.WithLists(People, Months, SimulatedFacts.Seed)]);
        var until = DateOnly.FromDateTime(AnyFact.Start.UtcDateTime).AddDays(7 * 13 * Months / 3);
        await _pipeline.MeasureAsync(until);
        await _pipeline.CloseAsync(until);
    }

    public ValueTask DisposeAsync()
    {
        _pipeline.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task WhatIf_AChoice_SaysWhatWasReckonedOfIt(string language)
    {
        var page = await OpenAsync(language);
        var told = await page.EvaluateAsync<string>("() => JSON.stringify(Figures.data.programme.told.byBasis.map(one => one.basis))");
        Assert.Contains("EarnedMedia", told, StringComparison.Ordinal);
        var sum = page.Locator("[data-what-if]");
        var before = await sum.InnerTextAsync();
        await page.Locator("#whatIf select[data-lever=Capacity]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        var chosen = await page.EvaluateAsync<double>(
            """
            () => {
              const chosen = document.querySelector('select[data-lever=Capacity]').value;
              const answers = Figures.data.programme.whatIf.at(-1).answers.filter(answer => answer.lever === 'Capacity');
              return answers.find(answer => String(answer.setting) === chosen).more.value;
            }
            """
        );
        var after = await sum.InnerTextAsync();
        Assert.NotEqual(before, after);
        Assert.Equal(Math.Abs(chosen), double.Parse(Digits().Replace(Amount().Match(after).Value, ""), Invariant));
        Assert.Empty(_problems);
    }

    [Fact]
    public async Task Visits_ByCampaignAndNetwork_AddUpToThoseOfTheContents()
    {
        var page = await OpenAsync("en");
        var all = await page.EvaluateAsync<double>("() => Figures.data.visits.reduce((sum, row) => sum + row.sessions, 0)");
        Assert.True(all > 0);
        foreach (var name in new[] { "campaign", "network" })
        {
            var table = page.Locator("#visits .two table", new() { Has = page.Locator("th", new() { HasText = name }) });
            var cells = await table.Locator("tbody td:nth-child(2)").AllInnerTextsAsync();
            Assert.Equal(all, cells.Sum(cell => double.Parse(Digits().Replace(cell, ""), Invariant)));
        }
    }

    [Fact]
    public async Task Visits_ACampaignThatEveryObjectHas_IsAName()
    {
        var page = await OpenAsync("en");
        await page.EvaluateAsync("() => { for (const one of Figures.data.contents) one.campaign = '__proto__'; Page.show(); }");
        Assert.Contains("__proto__", await page.Locator("#visits .two").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(_problems);
    }

    private static System.Globalization.CultureInfo Invariant => System.Globalization.CultureInfo.InvariantCulture;

    [GeneratedRegex(@"[^\d]")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\d[\d,\u202F\u00A0]*")]
    private static partial Regex Amount();

    private Task<IPage> OpenAsync(string language) => Browser.OpenAsync(_pipeline.Folder["report.html"], $"lang={language}", _problems);
}
