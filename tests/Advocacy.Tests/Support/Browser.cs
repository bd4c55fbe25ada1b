using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Browser))]

namespace Advocacy.Tests.Support;

/// <summary>Debian's Chromium, one for all tests, started by the first that asks; the test is skipped where it is not installed.</summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private static readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> Started = new(StartAsync);

    /// <summary>Opens a file as a reader does.</summary>
    /// <param name="file">The file.</param>
    /// <param name="query">What stands behind the question mark.</param>
    /// <param name="problems">Errors and warnings that the page tells of, and what it asks the network for.</param>
    public static async Task<IPage> OpenAsync(string file, string query, List<string> problems)
    {
        Assert.SkipUnless(Places.Any(File.Exists), "Chromium is not installed: apt-get install chromium");
        var page = await (await Started.Value).Browser.NewPageAsync(
            new()
            {
                ViewportSize = new() { Width = 1280, Height = 900 },
                Locale = "en-US",
                TimezoneId = "UTC",
            }
        );
        page.Console += (_, message) => problems.AddRange(message.Type is "error" or "warning" ? [message.Text] : []);
        page.PageError += (_, error) => problems.Add(error);
        page.Request += (_, request) =>
            problems.AddRange(
                request.Url.StartsWith("file:", StringComparison.Ordinal) || request.Url.StartsWith("data:", StringComparison.Ordinal)
                    ? []
                    : [request.Url]
            );
        await page.GotoAsync($"{new Uri(file)}?{query}");
        return page;
    }

    /// <summary>Opens an empty page; the test is skipped where there is no browser.</summary>
    public static async Task<IPage> NewPageAsync(BrowserNewPageOptions options)
    {
        Assert.SkipUnless(Places.Any(File.Exists), "Chromium is not installed: apt-get install chromium");
        return await (await Started.Value).Browser.NewPageAsync(options);
    }

    /// <summary>What axe-core finds that is serious.</summary>
    public static async Task<string[]> ViolationsAsync(IPage page)
    {
        var axe = Path.Combine(Golden.Root, "tests", "Servers", "node_modules", "axe-core", "axe.min.js");
        Assert.SkipUnless(File.Exists(axe), "axe-core is not installed: npm ci --prefix tests/Servers");
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(details => details.open = true)");
        await page.AddScriptTagAsync(new() { Path = axe });
        return await page.EvaluateAsync<string[]>(
            "async () => (await axe.run()).violations.filter(found => ['serious', 'critical'].includes(found.impact)).flatMap(found => "
                + "found.nodes.map(node => `${found.id}: ${node.target} ${node.failureSummary}`))"
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (Started is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            var (playwright, browser) = await Started.Value;
            await browser.DisposeAsync();
            playwright.Dispose();
        }
    }

    private static async Task<(IPlaywright, IBrowser)> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Places.First(File.Exists),
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
        return (playwright, browser);
    }
}
