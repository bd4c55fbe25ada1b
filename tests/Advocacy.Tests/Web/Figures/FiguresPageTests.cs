using System.Net;

namespace Advocacy.Tests.Web.Figures;

/// <summary>What closed days brought, on marketing's page and on everybody's own.</summary>
[Trait("Speed", "Slow")]
public sealed class FiguresPageTests
{
    [Fact]
    public async Task Figures_NothingClosed_SaysSo()
    {
        await using var site = await Site.OpenAsync(isDemo: true);
        using var marketing = await site.Browser().SignInAsync(Role.Marketing);
        await marketing.GetAsync("/figures");
        Assert.Contains("No day has been closed yet", marketing.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_AllDaysAndEachHalf_AreSumsOfPublishedRows()
    {
        await using var site = await ClosedAsync();
        var figures = site.Pipeline.Get<ClosedFigures>();
        var through = (await figures.ThroughAsync(Cancellation))!.Value;
        var (first, middle) = (through.AddYears(-1), through.AddDays(-60));
        var all = ClosedSum.Of(await figures.ReadAsync(first, through, Cancellation));
        var before = ClosedSum.Of(await figures.ReadAsync(first, middle, Cancellation));
        var after = ClosedSum.Of(await figures.ReadAsync(middle.AddDays(1), through, Cancellation));
        Assert.True(all.Views > 0);
        Assert.Equal(all.Views, before.Views + after.Views);
        Assert.Equal(all.Engagements, before.Engagements + after.Engagements);
        using var marketing = await site.Browser().SignInAsync(Role.Marketing);
        await marketing.GetAsync($"/figures?from={first:yyyy-MM-dd}&to={through:yyyy-MM-dd}");
        Assert.Contains($"{all.Views:N0}", marketing.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_SecondVisit_SaysWhatIsNewSinceTheFirst()
    {
        await using var site = await ClosedAsync();
        using var marketing = await site.Browser().SignInAsync(Role.Marketing);
        // Where marketing comes first.
        Assert.Contains("Your first visit", marketing.Text, StringComparison.Ordinal);
        await marketing.GetAsync("/figures");
        Assert.Contains("Nothing new since your last visit", marketing.Text, StringComparison.Ordinal);
        await site.Pipeline.CloseAsync(End.AddDays(7));
        site.Pipeline.Clock.Advance(TimeSpan.FromMinutes(11));
        await marketing.GetAsync("/figures");
        Assert.Contains("Since your last visit, when days were closed up to", marketing.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_DayClosedWhileFiguresAreKept_AreNoFailure()
    {
        await using var site = await ClosedAsync();
        using var marketing = await site.Browser().SignInAsync(Role.Marketing);
        await site.Pipeline.CloseAsync(End.AddDays(7));
        // As retention would: what the new head does not name is gone.
        await site.Pipeline.CloseAsync(End.AddDays(14));
        foreach (var days in new[] { 1, 28, 300 })
        {
            Assert.Equal(HttpStatusCode.OK, await marketing.GetAsync($"/figures?from={End.AddDays(-days):yyyy-MM-dd}&to={End:yyyy-MM-dd}"));
        }

        using var ann = await site.Browser().SignInAsync("ann@example.com");
        Assert.Equal(HttpStatusCode.OK, await ann.GetAsync("/reach"));
    }

    [Theory]
    [InlineData("?from=0001-01-01&to=9999-12-31")]
    [InlineData("?from=2026-02-31&to=x")]
    [InlineData("?from=9999-12-31&to=0001-01-01")]
    [InlineData("?from=<script>&to=")]
    public async Task Figures_DaysThatAreNone_AreNoFailure(string query)
    {
        await using var site = await ClosedAsync();
        using var marketing = await site.Browser().SignInAsync(Role.Marketing);
        Assert.Equal(HttpStatusCode.OK, await marketing.GetAsync($"/figures{query}"));
        Assert.DoesNotContain("<script>", marketing.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reach_DaysClosed_TellsWhatColleaguesDidTogetherAsItWasPublished()
    {
        await using var site = await ClosedAsync();
        using var ann = await site.Browser().SignInAsync("ann@example.com");
        await ann.GetAsync("/reach");
        var figures = site.Pipeline.Get<ClosedFigures>();
        var through = (await figures.ThroughAsync(Cancellation))!.Value;
        var together = ClosedSum.Of(await figures.ReadAsync(through.AddDays(-27), through, Cancellation));
        Assert.Contains($"were seen {together.Views:N0} times", ann.Text, StringComparison.Ordinal);
    }

    private static DateOnly End { get; } = DateOnly.FromDateTime(SimulatedFacts.End.UtcDateTime);

    private static async Task<Site> ClosedAsync()
    {
        var site = await Site.OpenAsync(isDemo: true, [.. SimulatedFacts.All]);
        await site.Pipeline.CloseAsync(End);
        return site;
    }
}
