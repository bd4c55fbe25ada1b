using System.Globalization;
using Microsoft.Playwright;

namespace Advocacy.Tests.Reports.Page;

[Trait("Speed", "Slow")]
public sealed class ReportPageTests : IAsyncLifetime
{
    private readonly EmbeddedPipeline _pipeline = new();
    private readonly List<string> _problems = [];

    public async ValueTask InitializeAsync()
    {
        await _pipeline.MergeAsync([.. SimulatedFacts.All]);
        var until = DateOnly.FromDateTime(SimulatedFacts.End.UtcDateTime);
        await _pipeline.MeasureAsync(until);
        await _pipeline.CloseAsync(until);
    }

    public ValueTask DisposeAsync()
    {
        _pipeline.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("en", "light")]
    [InlineData("en", "dark")]
    [InlineData("fr", "light")]
    [InlineData("fr", "dark")]
    public async Task Open_FromAFile_ShowsEverySectionWithoutAProblemAndForEverybody(string language, string theme)
    {
        var page = await OpenAsync($"lang={language}&theme={theme}");
        Assert.Equal(language == "en" ? "Employee advocacy" : "Les salariés ambassadeurs", await page.TitleAsync());
        Assert.Equal(15, await page.Locator("section h2").CountAsync());
        Assert.Equal(0, await page.Locator("main :text-matches('undefined|NaN|\\\\{\\\\d\\\\}')").CountAsync());
        Assert.True(await page.Locator(".chart svg").CountAsync() >= 4);
        Assert.Empty(await Browser.ViolationsAsync(page));
        Assert.Empty(_problems);
    }

    [Fact]
    public async Task Open_AllTime_ShowsTheFiguresOfTheParquetFiles()
    {
        var page = await OpenAsync("lang=en");
        await page.SelectOptionAsync("#period", "");
        using var star = new StarSchema(_pipeline.Folder.Path);
        Assert.Equal(star.Value<double>("SELECT sum(reach_people) FROM fact_reach_day"), await KeyAsync(page, "reach"), 0.5001);
        Assert.Equal(star.Value<double>("SELECT sum(engagements) FROM fact_share_day"), await KeyAsync(page, "engagements"));
        Assert.Equal(star.Value<double>("SELECT sum(shares) FROM fact_share_day"), await KeyAsync(page, "shares"));
        Assert.Equal(star.Value<double>("SELECT sum(earned_media_value) FROM fact_share_day"), await KeyAsync(page, "value"), 0.5001);
        Assert.Equal(
            100 * star.Value<double>("SELECT sum(measured_engagements) / sum(measured_impressions) FROM fact_share_day"),
            await KeyAsync(page, "engagementRate"),
            0.0501
        );
    }

    // Power BI reads them from the star schema, where they are reckoned in C#; the page reckons them by what its reader chose.
    [Theory]
    [InlineData("en"), InlineData("fr")]
    public async Task Open_AsItIs_BeginsWithTheSentencesOfTheStarSchema(string language)
    {
        var page = await OpenAsync($"lang={language}");
        using var star = new StarSchema(_pipeline.Folder.Path);
        var told = star.Value<string>(
            $"SELECT string_agg(finding, chr(10) ORDER BY position) FROM fact_finding WHERE language = '{language}'"
        );
        var shown = await page.Locator(".findings li").EvaluateAllAsync<string[]>("all => all.map(one => one.firstChild.data.trim())");
        Assert.NotEmpty(shown);
        Assert.Equal(string.Join('\n', shown), told);
        Assert.StartsWith("$& {1} $$ ", await page.EvaluateAsync<string>("Say.text('findNetwork', '$& {1} $$', '9')"));
    }

    [Fact]
    public async Task Open_AllTime_SaysTheReachOfTheSummaryAndMarksWhatIsEstimated()
    {
        var page = await OpenAsync("lang=en");
        await page.SelectOptionAsync("#period", "");
        var lines = await File.ReadAllLinesAsync(_pipeline.Folder["reach/summary.csv"], Cancellation);
        var columns = lines[0].TrimStart('\uFEFF').Split(',').ToList();
        foreach (var cells in lines.Skip(1).Select(line => line.Split(',')))
        {
            var row = page.Locator("#byNetwork > .scroll tbody tr", new() { HasText = cells[0] });
            var reach = row.Locator("td:nth-child(5)");
            Assert.Equal(
                double.Parse(cells[columns.IndexOf("reach")], CultureInfo.InvariantCulture),
                NumberIn(await reach.InnerTextAsync()),
                0.5001
            );
            Assert.Contains("estimated", await reach.InnerTextAsync(), StringComparison.Ordinal);
            Assert.Equal(
                double.Parse(cells[columns.IndexOf("unduplicated_reach")], CultureInfo.InvariantCulture),
                NumberIn(await row.Locator("td:nth-child(6)").InnerTextAsync()),
                0.5001
            );
        }

        Assert.Equal(1, await page.Locator("#byContent th", new() { HasText = "reach (estimated)" }).CountAsync());
        Assert.Equal(1, await page.Locator("#byCampaign th", new() { HasText = "reach (estimated)" }).CountAsync());
    }

    [Fact]
    public async Task Filter_NetworkAndPeriod_ShowsTheirFigures()
    {
        var page = await OpenAsync("lang=en");
        await page.SelectOptionAsync("#period", "28");
        foreach (var box in await page.Locator("#networks input:not([value=linkedin])").AllAsync())
        {
            await box.UncheckAsync();
        }

        using var star = new StarSchema(_pipeline.Folder.Path);
        var from = DateOnly.FromDateTime(SimulatedFacts.End.UtcDateTime).AddDays(-28).ToString("O", CultureInfo.InvariantCulture);
        Assert.Equal(
            star.Value<double>($"SELECT coalesce(sum(shares), 0) FROM fact_reach_day WHERE network_key = 'linkedin' AND day >= '{from}'"),
            await KeyAsync(page, "shares")
        );
        Assert.Equal(1, await page.Locator("#byNetwork > .scroll tbody tr").CountAsync());
        Assert.Equal(["LinkedIn"], await page.Locator("#byNetwork details td:first-child").AllTextContentsAsync());
    }

    [Fact]
    public async Task Address_WhatWasChosen_IsKeptInItAndFoundAgain()
    {
        var page = await OpenAsync("lang=en");
        await page.SelectOptionAsync("#period", "custom");
        await page.Locator("#from").FillAsync("2025-06-02");
        await page.Locator("#to").FillAsync("2025-06-29");
        await page.Locator("#networks input[value=x]").UncheckAsync();
        var (shares, address) = (await KeyAsync(page, "shares"), page.Url);
        Assert.Contains("from=2025-06-02&to=2025-06-29", address, StringComparison.Ordinal);
        using var star = new StarSchema(_pipeline.Folder.Path);
        Assert.Equal(
            star.Value<double>(
                "SELECT sum(shares) FROM fact_reach_day WHERE network_key <> 'x' AND day >= '2025-06-02' AND day <= '2025-06-29'"
            ),
            shares
        );
        var again = await Browser.NewPageAsync(new());
        await again.GotoAsync(address);
        Assert.Equal(shares, await KeyAsync(again, "shares"));
        Assert.Equal("2025-06-29", await again.Locator("#to").InputValueAsync());
        Assert.False(await again.Locator("#networks input[value=x]").IsCheckedAsync());
    }

    [Theory]
    [InlineData("#from=2025-02-31&to=x&networks=none&days=<script>")]
    [InlineData("#from=9999-01-01&to=9999-12-31")]
    [InlineData("#from=2025-06-29&to=2025-06-02&campaign=%22%3E%3Cimg%20src%3Dx%3E")]
    public async Task Address_ThatNobodyChose_IsNoFailure(string hash)
    {
        var page = await OpenAsync($"lang=en{hash}");
        Assert.Equal(0, await page.Locator("main :text-matches('undefined|NaN|Invalid')").CountAsync());
        Assert.Empty(_problems);
    }

    [Fact]
    public async Task Networks_NoneChosen_IsASentenceAndNoBlank()
    {
        var page = await OpenAsync("lang=en");
        foreach (var box in await page.Locator("#networks input").AllAsync())
        {
            await box.UncheckAsync();
        }

        Assert.Contains("No network is chosen", await page.Locator("#main").InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator("#networks input[value=linkedin]").CheckAsync();
        Assert.Equal(15, await page.Locator("section h2").CountAsync());
    }

    [Fact]
    public async Task Bar_Clicked_ChoosesItsNetworkAndAgainAll()
    {
        var page = await OpenAsync("lang=en");
        await page.Locator("#byNetwork .chart path[fill]").First.ScrollIntoViewIfNeededAsync();
        var box = (await page.Locator("#byNetwork .chart").BoundingBoxAsync())!;
        await page.Mouse.ClickAsync(box.X + (box.Width / 3), box.Y + 22);
        Assert.Equal(1, await page.Locator("#networks input:checked").CountAsync());
        Assert.True(await page.Locator("#networks input[value=linkedin]").IsCheckedAsync());
    }

    [Fact]
    public async Task Table_AsCsv_HoldsItsRowsAndNoFormula()
    {
        var page = await OpenAsync("lang=en");
        var waits = page.WaitForDownloadAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "CSV: Networks compared" }).ClickAsync();
        var file = await (await waits).PathAsync();
        var lines = await File.ReadAllLinesAsync(file, Cancellation);
        Assert.Equal(1 + await page.Locator("#byNetwork > .scroll tbody tr").CountAsync(), lines.Length);
        Assert.StartsWith("\"network\",\"shares\"", lines[0].TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.DoesNotContain(lines.SelectMany(line => line.Split(',')), cell => cell.StartsWith("\"=", StringComparison.Ordinal));
        Assert.Empty(_problems);
    }

    [Fact]
    public async Task Chart_AsAPicture_IsAPng()
    {
        var page = await OpenAsync("lang=en");
        var waits = page.WaitForDownloadAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Picture (PNG): Reach over time" }).ClickAsync();
        var bytes = await File.ReadAllBytesAsync(await (await waits).PathAsync(), Cancellation);
        Assert.True(bytes.AsSpan().StartsWith(new byte[] { 0x89, 0x50, 0x4E, 0x47 }));
        Assert.True(bytes.Length > 5_000);
        Assert.Empty(_problems);
    }

    [Fact]
    public async Task Content_SortedSearchedAndByKeyboard_ShowsWhatWasAskedFor()
    {
        var page = await OpenAsync("lang=en");
        await page.SelectOptionAsync("#period", "");
        var table = page.Locator("#byContent");
        await table.GetByRole(AriaRole.Button, new() { Name = "shares", Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var shares = (await table.Locator("tbody tr td:nth-child(6)").AllInnerTextsAsync()).Select(NumberIn).ToList();
        Assert.Equal(shares.OrderDescending(), shares);
        Assert.Equal("descending", await table.Locator("th:nth-child(6)").GetAttributeAsync("aria-sort"));
        await table.GetByRole(AriaRole.Searchbox).FillAsync("video");
        Assert.All(await table.Locator("tbody tr td:nth-child(4)").AllInnerTextsAsync(), kind => Assert.Equal("video", kind));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task Print_OnA4_IsFivePagesAtMost(string language)
    {
        var page = await OpenAsync($"lang={language}");
        var pdf = System.Text.Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));
        Assert.InRange(pdf.Split("/Type /Page\n").Length - 1, 1, 5);
    }

    [Fact]
    public async Task Options_TargetsAndNames_StandOnThePage()
    {
        using var pipeline = new EmbeddedPipeline(
            ("Advocacy:Page:Targets:engagementRate", "0.001"),
            ("Advocacy:Page:Targets:adoption", "0.99"),
            ("Advocacy:Page:Names:fr:video", "vidéo")
        );
        await pipeline.MergeAsync([.. SimulatedFacts.All]);
        await pipeline.CloseAsync(DateOnly.FromDateTime(SimulatedFacts.End.UtcDateTime));
        var page = await Browser.OpenAsync(pipeline.Folder["report.html"], "lang=fr", _problems);
        Assert.Contains("objectif de 0,1", await page.Locator("[data-key=engagementRate]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("objectif\u00A0: 99", await page.Locator("[data-key=adoption]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Matches("(?s)8,1\u00A0% pour la moitié centrale.*vidéo", await page.Locator("main").InnerTextAsync());
        Assert.Empty(_problems);
    }

    [Theory]
    [InlineData("reach", 0.1)]
    [InlineData("adoption", 15)]
    [InlineData("active", 0)]
    public void Options_TargetThatIsNone_IsAMistake(string name, double target) =>
        Assert.Single(new PageOptions { Targets = new Dictionary<string, double> { [name] = target } }.Mistakes());

    [Theory]
    [InlineData(390)]
    [InlineData(768)]
    public async Task Open_NarrowScreen_IsNoWiderThanIt(int width)
    {
        var page = await OpenAsync("lang=fr");
        await page.SetViewportSizeAsync(width, 800);
        Assert.InRange(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), 1, width);
    }

    [Fact]
    public async Task Language_Chosen_IsKeptAndSaidToScreenReaders()
    {
        var page = await OpenAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Français" }).ClickAsync();
        Assert.Equal("fr", await page.Locator("html").GetAttributeAsync("lang"));
        Assert.Equal("true", await page.GetByRole(AriaRole.Button, new() { Name = "Français" }).GetAttributeAsync("aria-pressed"));
        Assert.Equal("En un coup d’œil", await page.Locator("#overview h2").InnerTextAsync());
    }

    [Fact]
    public async Task Open_NothingKnown_SaysSoInsteadOfFailing()
    {
        using var empty = new EmbeddedPipeline();
        await empty.CloseAsync(new(2025, 4, 7));
        var page = await Browser.OpenAsync(empty.Folder["report.html"], "lang=en", _problems);
        Assert.Equal(15, await page.Locator("section h2").CountAsync());
        Assert.Contains("no activity yet", await page.Locator("#asOf").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(_problems);
    }

    [Fact]
    public void Write_SampleCompany_IsOnePageOfLessThanTwoMegabytes() =>
        Assert.InRange(new FileInfo(_pipeline.Folder["report.html"]).Length, 1_100_000, 2_000_000);

    private static double NumberIn(string text) =>
        double.Parse(string.Concat(text.Where(letter => char.IsDigit(letter) || letter == '.')), CultureInfo.InvariantCulture);

    private static async Task<double> KeyAsync(IPage page, string name) =>
        NumberIn(await page.Locator($"[data-key={name}] b").InnerTextAsync());

    private Task<IPage> OpenAsync(string query) => Browser.OpenAsync(_pipeline.Folder["report.html"], query, _problems);
}
