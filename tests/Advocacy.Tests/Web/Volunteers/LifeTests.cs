using System.Net;

namespace Advocacy.Tests.Web.Volunteers;

/// <summary>A volunteer's life on the pages: each step is seen at once, goes the one way in, and is so still when the store has
/// it.</summary>
public sealed class LifeTests
{
    [Fact]
    public async Task TakePart_SwitchedOnAndOff_HoldsAtOnceAndInTheStore()
    {
        await using var site = await Site.OpenAsync(isDemo: true);
        using var ann = await site.Browser().SignInAsync("ann@example.com");
        await ann.GetAsync("/take-part");
        Assert.Equal("No No No", SwitchesOf(ann));

        await ann.PostAsync("/take-part", ("purpose", "list"), ("granted", "true"));
        // The last one is whether she would be a buddy, which only who may be named is asked.
        Assert.Equal("Yes Yes Yes No", SwitchesOf(ann));
        Assert.Null(await FindAsync(site, Purpose.Measure));
        await site.Pipeline.IngestQueueAsync(Cancellation);
        Assert.NotNull(await FindAsync(site, Purpose.List));

        await ann.PostAsync("/take-part", ("purpose", "predict"), ("granted", "false"));
        Assert.Equal("Yes No No", SwitchesOf(ann));
        await site.Pipeline.IngestQueueAsync(Cancellation);
        await ann.GetAsync("/take-part");
        Assert.Equal("Yes No No", SwitchesOf(ann));
        Assert.Null(await FindAsync(site, Purpose.Predict));
        Assert.NotNull(await FindAsync(site, Purpose.Measure));
        Assert.Equal(HttpStatusCode.BadRequest, await ann.PostAsync("/take-part", ("purpose", "rights"), ("granted", "true")));
    }

    [Fact]
    public async Task Survey_AnsweredAndCorrected_CountsOnceADayAndIsRefusedWhereIncomplete()
    {
        await using var site = await Site.OpenAsync(isDemo: true);
        using var ann = await site.Browser().SignInAsync("ann@example.com");
        await ann.GetAsync("/survey");
        Assert.Equal(HttpStatusCode.BadRequest, await ann.PostAsync("/survey", [.. Answers("3").SkipLast(1)]));
        await ann.GetAsync("/survey");
        Assert.Equal(HttpStatusCode.BadRequest, await ann.PostAsync("/survey", [.. Answers("5")]));
        foreach (var answer in new[] { "3", "2" })
        {
            await ann.GetAsync("/survey");
            Assert.Equal(HttpStatusCode.OK, await ann.PostAsync("/survey", [.. Answers(answer)]));
            Assert.Contains("You answered on", ann.Text, StringComparison.Ordinal);
            site.Pipeline.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await site.Pipeline.IngestQueueAsync(Cancellation);
        var survey = Assert.Single((await FindAsync(site, Purpose.Rights))!.Surveys);
        Assert.Equal(new(2, 2, 2, 2, 2), survey.Value.Value);
    }

    [Fact]
    public async Task Reach_OwnPosts_AreShownToTheirAuthorAlone()
    {
        await using var site = await Site.OpenAsync(isDemo: true);
        await site.Pipeline.MergeAsync(
            new ShareMade(
                "s1",
                await site.OfAsync("ann"),
                AnyFact.Start,
                new("linkedin", site.Pipeline.Clock.GetUtcNow().AddDays(-3), "only-hers", null, null),
                []
            ),
            new EngagementObserved("s1", site.Pipeline.Clock.GetUtcNow().AddDays(-2), Seen(4321))
        );
        using var ann = await site.Browser().SignInAsync("ann@example.com");
        await ann.GetAsync("/reach");
        Assert.Contains("your posts were seen 4,321 times", ann.Text, StringComparison.Ordinal);
        using var bob = await site.Browser("fr").SignInAsync("bob@example.com");
        foreach (var page in new[] { "/reach", "/reach.svg", "/held", "/contents" })
        {
            await bob.GetAsync(page);
            Assert.DoesNotContain("4321", bob.Page.Replace("\u202F", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.DoesNotContain("only-hers", bob.Page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Held_ReadAndErased_IsAllThatThereIsAndThenNothing()
    {
        await using var site = await Site.OpenAsync(isDemo: true);
        var id = await site.OfAsync("ann");
        await site.Pipeline.MergeAsync(
            new ConsentDecided(id, AnyFact.Start, true),
            new ShareMade("s1", id, AnyFact.Start, new("linkedin", AnyFact.Start, "her-content", null, null), [])
        );
        using var ann = await site.Browser().SignInAsync("ann@example.com");
        await ann.GetAsync("/held");
        await ann.PostAsync("/held/all", ("form", "json"));
        Assert.Contains("her-content", ann.Page, StringComparison.Ordinal);
        Assert.False(Directory.Exists(site.Pipeline.Folder["persons"]));

        await ann.GetAsync("/held");
        Assert.Equal(HttpStatusCode.BadRequest, await ann.PostAsync("/held/erase"));
        await ann.GetAsync("/held");
        await ann.PostAsync("/held/erase", ("sure", "yes"));
        Assert.Contains("You are being forgotten", ann.Text, StringComparison.Ordinal);
        await ann.GetAsync("/held");
        Assert.Contains("Sign in", ann.Text, StringComparison.Ordinal);
        await site.Pipeline.IngestQueueAsync(Cancellation);
        Assert.Null(await FindAsync(site, Purpose.Rights));
        Assert.Equal(1, await site.Pipeline.Get<IMessageQueue>().CountAsync(QueueNames.Erasure, Cancellation));
    }

    [Fact]
    public async Task JustDone_AnothersBrowser_ShowsNothingOfIt()
    {
        await using var site = await Site.OpenAsync(isDemo: true);
        using var browser = await site.Browser().SignInAsync("ann@example.com");
        await browser.GetAsync("/take-part");
        await browser.PostAsync("/take-part", ("purpose", "list"), ("granted", "true"));
        // The same browser, somebody else.
        await browser.SignInAsync("bob@example.com");
        await browser.GetAsync("/take-part");
        Assert.Equal("No No No", SwitchesOf(browser));
    }

    private static IEnumerable<(string, string)> Answers(string answer) =>
        new[] { "synergy", "antagonism", "digitalCulture", "companyLink", "ownInterest" }.Select(question => (question, answer));

    private static Counters Seen(long views) => Counters.From(counter => counter == Counter.Impressions ? views : null);

    private static string SwitchesOf(PlainBrowser browser) =>
        string.Join(
            ' ',
            System
                .Text.RegularExpressions.Regex.Matches(browser.Page, "aria-checked=\"(true|false)\"")
                .Select(found => found.Groups[1].Value == "true" ? "Yes" : "No")
        );

    private static async Task<EmployeeActivity?> FindAsync(Site site, Purpose purpose) =>
        await site.Pipeline.Store.FindAsync(await site.OfAsync("ann"), purpose, Cancellation);
}
