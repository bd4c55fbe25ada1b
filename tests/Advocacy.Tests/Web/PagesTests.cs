using Microsoft.Playwright;

namespace Advocacy.Tests.Web;

/// <summary>The pages in a real browser: on a phone, in both languages and both themes, by every role.</summary>
[Trait("Speed", "Slow")]
public sealed class PagesTests
{
    private const int PhoneWidth = 390;

    private static readonly (string Who, string[] Pages)[] Walks =
    [
        ("ann@example.com", ["/reach", "/contents", "/survey", "/accounts", "/take-part", "/held", "/no-such-page"]),
        (Role.HumanResources, ["/list"]),
        (Role.Marketing, ["/figures"]),
        (Role.Auditor, ["/audit"]),
        (Role.Engineer, ["/operations"]),
    ];

    [Theory]
    [InlineData("en-US", ColorScheme.Light)]
    [InlineData("fr-FR", ColorScheme.Dark)]
    public async Task Pages_EveryRole_FitAPhoneAndAreReadableByEverybody(string locale, ColorScheme theme)
    {
        await using var site = await WithPeopleAsync();
        foreach (var (who, paths) in Walks)
        {
            // Only so can axe-core be put into a page that runs no script.
            var page = await SignInAsync(site, who, locale, theme, isPolicyBypassed: true, []);
            foreach (var path in paths.Append("/sign-in"))
            {
                await page.GotoAsync(new Uri(site.Address, path).ToString());
                Assert.Equal(locale[..2], await page.Locator("html").GetAttributeAsync("lang"));
                Assert.InRange(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), 1, PhoneWidth);
                Assert.Empty((await Browser.ViolationsAsync(page)).Select(found => $"{path} {found}"));
            }

            await page.CloseAsync();
        }
    }

    [Fact]
    public async Task Pages_EveryRole_LoadNothingThatTheirPolicyForbids()
    {
        await using var site = await WithPeopleAsync();
        foreach (var (who, paths) in Walks)
        {
            var problems = new List<string>();
            var page = await SignInAsync(site, who, "en-US", ColorScheme.Light, isPolicyBypassed: false, problems);
            foreach (var path in paths.Where(path => path != "/no-such-page"))
            {
                await page.GotoAsync(new Uri(site.Address, path).ToString());
            }

            Assert.Empty(problems);
            await page.CloseAsync();
        }
    }

    [Fact]
    public async Task Report_AsMarketing_DrawsItsChartsUnderItsPolicy()
    {
        await using var site = await Site.OpenAsync(isDemo: true, [.. SimulatedFacts.All]);
        await site.Pipeline.CloseAsync(DateOnly.FromDateTime(SimulatedFacts.End.UtcDateTime));
        var problems = new List<string>();
        var page = await SignInAsync(site, Role.Marketing, "en-US", ColorScheme.Light, isPolicyBypassed: false, problems);
        await page.GotoAsync(new Uri(site.Address, "/report").ToString());
        Assert.True(await page.Locator(".chart svg").CountAsync() >= 4);
        foreach (var name in new[] { "CSV: Networks compared", "Picture (PNG): Reach over time" })
        {
            var waits = page.WaitForDownloadAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
            Assert.NotEmpty(await File.ReadAllBytesAsync(await (await waits).PathAsync(), Cancellation));
        }

        await page.Locator("#networks input[value=x]").UncheckAsync();
        Assert.Contains("#networks=", page.Url, StringComparison.Ordinal);
        Assert.Empty(problems);
    }

    private static async Task<IPage> SignInAsync(
        Site site,
        string who,
        string locale,
        ColorScheme theme,
        bool isPolicyBypassed,
        List<string> problems
    )
    {
        var page = await Browser.NewPageAsync(
            new()
            {
                ViewportSize = new() { Width = PhoneWidth, Height = 800 },
                Locale = locale,
                ColorScheme = theme,
                BypassCSP = isPolicyBypassed,
            }
        );
        page.Console += (_, message) => problems.AddRange(message.Type is "error" or "warning" ? [message.Text] : []);
        page.PageError += (_, error) => problems.Add(error);
        await page.GotoAsync(new Uri(site.Address, "/sign-in").ToString());
        if (Role.All.Contains(who))
        {
            await page.Locator($"button[value={who}]").ClickAsync();
        }
        else
        {
            await page.Locator("#who").FillAsync(who);
            await page.Locator("form[action='/sign-in/demo'] button.main").ClickAsync();
        }

        return page;
    }

    /// <summary>Ann has posts, content to share and a place on the list.</summary>
    private static async Task<Site> WithPeopleAsync()
    {
        var site = await Site.OpenAsync(isDemo: true);
        var (ann, now) = (await site.OfAsync("ann"), site.Pipeline.Clock.GetUtcNow());
        await site.Pipeline.MergeAsync(
            new ConsentDecided(ann, AnyFact.Start, true),
            new SurveyAnswered(ann, now, DateOnly.FromDateTime(now.UtcDateTime), new(3, 2, 4, 4, 4)),
            new ShareMade("s1", ann, now, new("linkedin", now.AddDays(-9), "c1", null, null), []),
            new EngagementObserved("s1", now.AddDays(-8), Counters.From(counter => counter == Counter.Impressions ? 123_456 : 7)),
            new ContentPublished(
                "c2",
                now,
                new(null, "climate", "article", "en", now.AddDays(-2), "https://example.com/c2", "A title", "A text")
            ),
            new InvitationRecorded(ann, new(Week("2026-W01").Start, Week("2026-W01"), InvitationOutcome.Invited))
        );
        var entry = AnyList.Record.Invited[0];
        await site
            .Pipeline.Get<IAudit>()
            .SaveListAsync(
                AnyList.Record with
                {
                    List = Week("2026-W01"),
                    Invited = [entry with { Candidate = entry.Candidate with { PersonId = ann } }],
                    HeldOut = [],
                },
                Cancellation
            );
        return site;
    }
}
