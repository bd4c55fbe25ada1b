using System.Net;
using System.Security.Claims;

namespace Advocacy.Tests.Web.SignIn;

/// <summary>Signing in at a real identity provider on this machine.</summary>
[Trait("Speed", "Slow")]
public sealed class CompanySignInTests : IAsyncLifetime
{
    private IdentityProvider _provider = null!;
    private Site _site = null!;

    public async ValueTask InitializeAsync()
    {
        _provider = await IdentityProvider.StartAsync();
        _site = await Site.OpenAsync(
            isDemo: false,
            [
                ("Authority", _provider.Address),
                ("ClientId", IdentityProvider.ClientId),
                ("ClientSecret", IdentityProvider.ClientSecret),
                ("Groups:human-resources:0", "group-hr"),
            ]
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task SignIn_SomebodyOfTheDirectory_SeesTheirOwnPagesAndNothingElse()
    {
        using var ann = await SignInAsync(("email", "ANN@example.com"));
        Assert.Contains("My reach", ann.Text, StringComparison.Ordinal);
        Assert.Contains("Ann <b>Ace</b>", WebUtility.HtmlDecode(ann.Page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await ann.GetAsync("/list"));
    }

    [Fact]
    public async Task SignIn_MemberOfAGroup_HasItsRoleAndNoOther()
    {
        using var hr = await SignInAsync(("email", "hr@example.com"), ("name", "Someone"), ("groups", "group-hr"), ("groups", "other"));
        Assert.Equal(HttpStatusCode.OK, await hr.GetAsync("/list"));
        Assert.Equal(HttpStatusCode.Forbidden, await hr.GetAsync("/reach"));
        Assert.Equal(HttpStatusCode.Forbidden, await hr.GetAsync("/operations"));
    }

    [Theory]
    [InlineData("email", "stranger@example.com")]
    [InlineData("email", "same@example.com")]
    [InlineData("role", "human-resources")]
    [InlineData("groups", "human-resources")]
    public async Task SignIn_NobodyOfTheDirectoryOrOfAGroup_IsRefused(string claim, string value)
    {
        using var browser = await SignInAsync((claim, value));
        Assert.Contains("You are not known here", browser.Text, StringComparison.Ordinal);
        await browser.GetAsync("/reach");
        Assert.Contains("Sign in with the company account", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_AddressThatTheProviderHasNotVerified_IsRefused()
    {
        using var browser = await SignInAsync(("email", "ann@example.com"), ("email_verified", "false"));
        Assert.Contains("You are not known here", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Callback_ReplayedOrInAnothersBrowser_LetsNobodyIn()
    {
        using var ann = await SignInAsync(("email", "ann@example.com"));
        var answer = ann.Passed.Single(path => path.Contains("/sign-in/callback?", StringComparison.Ordinal));
        await ann.PostAsync("/sign-out");
        await ann.GetAsync(answer);
        Assert.Contains("You are not known here", ann.Text, StringComparison.Ordinal);
        using var other = _site.Browser();
        await other.GetAsync(answer);
        Assert.Contains("You are not known here", other.Text, StringComparison.Ordinal);
        await other.GetAsync("/reach");
        Assert.Contains("Sign in with the company account", other.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_OtherClaimsNamed_GoesByThemAlone()
    {
        await using var site = await Site.OpenAsync(
            isDemo: false,
            [
                ("Authority", _provider.Address),
                ("ClientId", IdentityProvider.ClientId),
                ("ClientSecret", IdentityProvider.ClientSecret),
                ("AddressClaims:0", "upn"),
            ]
        );
        using var bob = await SignInAsync(site, ("email", "ann@example.com"), ("upn", "bob@example.com"));
        Assert.Contains("Bob", bob.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ann", bob.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignOut_AtTheCompany_EndsItsSessionTooAndACopyOfTheCookie()
    {
        using var ann = await SignInAsync(("email", "ann@example.com"));
        var copied = ann.Cookies(_site.Address);
        await ann.GetAsync("/reach");
        await ann.PostAsync("/sign-out");
        Assert.Contains(ann.Passed, path => path.StartsWith($"{_provider.Address}/logout?", StringComparison.Ordinal));
        Assert.Contains(ann.Passed, path => path.Contains("/sign-out/callback", StringComparison.Ordinal));
        Assert.Contains("Sign in with the company account", ann.Text, StringComparison.Ordinal);
        using var thief = _site.Browser();
        await thief.GetAsync("/reach", ("Cookie", copied));
        Assert.Contains("Sign in with the company account", thief.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_OfSomebodyWhoLeftOrWasErased_IsOver()
    {
        using var ann = await SignInAsync(("email", "ann@example.com"));
        var copied = ann.Cookies(_site.Address);
        await ann.GetAsync("/held");
        await ann.PostAsync("/held/erase", ("sure", "yes"));
        using var thief = _site.Browser();
        await thief.GetAsync("/reach", ("Cookie", copied));
        Assert.Contains("Sign in with the company account", thief.Text, StringComparison.Ordinal);

        _provider.Claims.Clear();
        using var bob = await SignInAsync(("email", "bob@example.com"));
        Assert.Equal(HttpStatusCode.OK, await bob.GetAsync("/reach"));
        await File.WriteAllTextAsync(_site.Pipeline.Folder["directory/people.csv"], "employee_id,name,email\n", Cancellation);
        _site.Pipeline.Clock.Advance(AddressIndex.Kept);
        await bob.GetAsync("/reach");
        Assert.Contains("Sign in with the company account", bob.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_ComingFromALink_LeadsBackToIt()
    {
        _provider.Claims.Add(new("groups", "group-hr"));
        using var hr = _site.Browser();
        await hr.GetAsync("/list");
        var way = WebUtility.HtmlDecode(
            System.Text.RegularExpressions.Regex.Match(hr.Page, "href=\"(/sign-in/company[^\"]*)\"").Groups[1].Value
        );
        await hr.GetAsync(way);
        Assert.Equal("/list", hr.Answer.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    public async Task SignIn_PathBackThatIsElsewhere_LeadsHome(string back)
    {
        _provider.Claims.Add(new("email", "ann@example.com"));
        using var ann = _site.Browser();
        await ann.GetAsync($"/sign-in/company?back={Uri.EscapeDataString(back)}");
        Assert.Equal("/reach", ann.Answer.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(_site.Address.Authority, ann.Answer.RequestMessage!.RequestUri!.Authority);
    }

    [Theory]
    [InlineData("http://login.example.com", "id", "Authority is no https address.")]
    [InlineData("https://login.microsoftonline.com/common/v2.0", "id", "Authority lets in people of any company")]
    [InlineData("https://login.example.com", "", "ClientId is missing.")]
    public void Options_ThatWouldLetInTooManyOrNobody_AreRefused(string authority, string client, string mistake) =>
        Assert.Contains(
            new WebOptions { Authority = authority, ClientId = client }.Mistakes(),
            found => found.StartsWith(mistake, StringComparison.Ordinal)
        );

    private Task<PlainBrowser> SignInAsync(params (string Type, string Value)[] claims) => SignInAsync(_site, claims);

    private async Task<PlainBrowser> SignInAsync(Site site, params (string Type, string Value)[] claims)
    {
        _provider.Claims.AddRange(claims.Select(claim => new Claim(claim.Type, claim.Value)));
        var browser = site.Browser();
        await browser.GetAsync("/sign-in");
        await browser.GetAsync("/sign-in/company");
        return browser;
    }
}
