using System.Net;

namespace Advocacy.Tests.Web;

/// <summary>What somebody would try who means no good.</summary>
[Trait("Speed", "Slow")]
public sealed class AttacksTests
{
    [Fact]
    public async Task Form_WithoutItsTokenOrWithAnothersToken_ChangesNothing()
    {
        await using var site = await Site.OpenAsync(isDemo: true);
        using var ann = await site.Browser().SignInAsync("ann@example.com");
        using var bob = await site.Browser().SignInAsync("bob@example.com");
        await bob.GetAsync("/take-part");
        var others = System.Text.RegularExpressions.Regex.Match(bob.Page, "Token\" value=\"([^\"]+)\"").Groups[1].Value;
        await ann.GetAsync("/take-part");
        foreach (var token in new[] { "", others })
        {
            var code = await ann.PostWithAsync(token, "/take-part", ("purpose", "measure"), ("granted", "true"));
            Assert.Equal(HttpStatusCode.BadRequest, code);
            Assert.Contains("Nothing was changed", ann.Text, StringComparison.Ordinal);
        }

        Assert.Equal(0, await site.Pipeline.Get<IMessageQueue>().CountAsync(QueueNames.Events, Cancellation));
    }

    [Fact]
    public async Task DemoSignIn_RealPeople_IsNotThere()
    {
        await using var site = await Site.OpenAsync(isDemo: false);
        using var browser = site.Browser();
        await browser.GetAsync("/sign-in");
        Assert.DoesNotContain("ann@example.com", browser.Page, StringComparison.Ordinal);
        Assert.Contains("sign-in is not set up", browser.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await browser.PostAsync("/sign-in/demo", ("who", "ann@example.com")));
        Assert.Equal(HttpStatusCode.NotFound, await browser.PostAsync("/sign-in/demo", ("who", Role.HumanResources)));
        await browser.GetAsync("/list");
        Assert.Contains("sign-in is not set up", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DemoSignIn_NameThatPointsHereFromElsewhere_IsNotThere()
    {
        await using var site = await Site.OpenAsync(isDemo: true);
        using var browser = site.Browser();
        await browser.GetAsync("/sign-in", ("Host", "evil.example"));
        Assert.DoesNotContain("ann@example.com", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DemoSignIn_AnotherKeyThanThePublishedOne_IsNotThere()
    {
        using var pipeline = new EmbeddedPipeline(("Advocacy:Privacy:OnlySource", EventWriter.Source));
        Assert.False(new DemoCompany(pipeline.Get<Microsoft.Extensions.Options.IOptions<PrivacyOptions>>()).IsHere);
        await using var site = await Site.OpenAsync(isDemo: true);
        Assert.True(site.Pipeline.Get<DemoCompany>().IsHere);
    }

    [Theory]
    [InlineData("X-Forwarded-Host", "localhost")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("X-Forwarded-Host", "advocacy.example.com")]
    public async Task DemoSignIn_BehindAProxy_IsNotThereForOtherMachines(string header, string value)
    {
        await using var site = await Site.OpenAsync(isDemo: true);
        using var browser = site.Browser();
        await browser.GetAsync("/sign-in", (header, value));
        Assert.DoesNotContain("ann@example.com", browser.Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("volunteer")]
    [InlineData("same@example.com")]
    [InlineData("nobody@example.com")]
    [InlineData("")]
    public async Task DemoSignIn_AddressOfNobodyOrOfTwo_LetsNobodyIn(string who)
    {
        await using var site = await Site.OpenAsync(isDemo: true);
        using var browser = await site.Browser().SignInAsync(who);
        await browser.GetAsync("/reach");
        Assert.Contains("Sign in", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("My reach", browser.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X-MS-CLIENT-PRINCIPAL", "eyJhdXRoX3R5cCI6ImFhZCIsImNsYWltcyI6W3sidHlwIjoicm9sZXMiLCJ2YWwiOiJodW1hbi1yZXNvdXJjZXMifV19")]
    [InlineData("X-MS-CLIENT-PRINCIPAL-NAME", "ann@example.com")]
    [InlineData("Cookie", "signed-in=forged")]
    [InlineData("Authorization", "Bearer forged")]
    public async Task Page_ForgedSignIn_IsNobodys(string header, string value)
    {
        await using var site = await Site.OpenAsync(isDemo: true);
        using var browser = site.Browser();
        await browser.GetAsync("/list", (header, value));
        Assert.Contains("Be somebody of the simulated company", browser.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/\tx")]
    [InlineData("javascript:alert(1)")]
    public async Task Language_PathBackThatIsElsewhere_LeadsHome(string back)
    {
        await using var site = await Site.OpenAsync(isDemo: true);
        using var browser = site.Browser();
        await browser.GetAsync("/sign-in");
        Assert.Equal(HttpStatusCode.OK, await browser.PostAsync("/language", ("language", "fr"), ("back", back)));
        Assert.Contains("Connexion", browser.Text, StringComparison.Ordinal);
        Assert.Equal("/sign-in", browser.Answer.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task Page_TextsFromOutside_AreShownAsTexts()
    {
        const string hostile = "<script>alert(1)</script>";
        await using var site = await Site.OpenAsync(isDemo: true);
        await site.Pipeline.MergeAsync(
            new ShareMade(
                "s1",
                await site.OfAsync("ann"),
                AnyFact.Start,
                new(hostile, site.Pipeline.Clock.GetUtcNow().AddDays(-3), hostile, "javascript:alert(1)", null),
                []
            ),
            new ContentPublished(
                hostile,
                AnyFact.Start,
                new(null, hostile, hostile, hostile, site.Pipeline.Clock.GetUtcNow().AddDays(-3), "javascript:alert(1)", hostile, hostile)
            )
        );
        using var ann = await site.Browser().SignInAsync("ann@example.com");
        foreach (var page in new[] { "/reach", "/contents", "/held" })
        {
            await ann.GetAsync(page);
            Assert.DoesNotContain(hostile, ann.Page, StringComparison.Ordinal);
            Assert.DoesNotContain("<b>Ace", ann.Page, StringComparison.Ordinal);
            Assert.DoesNotContain("javascript:", ann.Page, StringComparison.Ordinal);
            Assert.Contains("Ann <b>Ace</b>", WebUtility.HtmlDecode(ann.Page), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/style.css")]
    [InlineData("/no-such-page")]
    [InlineData("/reach")]
    public async Task Answer_AnyPage_LetsTheBrowserLoadNothingFromElsewhereAndRunNothing(string path)
    {
        await using var site = await Site.OpenAsync(isDemo: true);
        using var ann = await site.Browser().SignInAsync("ann@example.com");
        await ann.GetAsync(path);
        var policy = Assert.Single(ann.Answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(ann.Answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.DoesNotContain("<script", ann.Page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" style=", ann.Page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(
            " on",
            System.Text.RegularExpressions.Regex.Match(ann.Page, "<[^>]* on[a-z]+=").Value,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Forms_TooManyAtOnce_AreToldToWait()
    {
        await using var site = await Site.OpenAsync(isDemo: true);
        using var ann = await site.Browser().SignInAsync("ann@example.com");
        await ann.GetAsync("/take-part");
        var codes = new List<HttpStatusCode>();
        for (var i = 0; i < 70; i++)
        {
            codes.Add(await ann.PostWithAsync("", "/take-part"));
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, codes);
    }
}
