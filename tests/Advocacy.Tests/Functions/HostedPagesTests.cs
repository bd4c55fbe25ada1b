using System.Net;
using System.Security.Claims;
using Advocacy.Tests.Support.Hosting;
using Advocacy.Tests.Web;

namespace Advocacy.Tests.Functions;

/// <summary>The pages of the published app, as the Functions host and App Service authentication hand requests to it.</summary>
[Trait("Speed", "Slow")]
public sealed class HostedPagesTests : IAsyncLifetime
{
    private const string Email = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress";

    private static readonly string Forged = Convert.ToBase64String("""{"auth_typ":"aad","claims":[{"typ":"groups","val":"group-hr"}]}"""u8);

    private static readonly (string Who, string[] Paths)[] Walks =
    [
        ("ann", ["/reach", "/contents", "/survey", "/accounts", "/take-part", "/held"]),
        ("group-hr", ["/list", "/effect"]),
        ("group-marketing", ["/figures", "/report"]),
        ("group-auditors", ["/report"]),
        ("group-engineers", ["/operations"]),
    ];

    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);
    private CosmosServer _cosmos = null!;
    private FunctionsHost _host = null!;
    private AppServiceFront _front = null!;
    private string _app = "";

    public async ValueTask InitializeAsync()
    {
        var (blobs, queues) = await Azurite.AccountAsync();
        _app = await PublishedApp.FolderAsync();
        _cosmos = await CosmosServer.StartAsync();
        foreach (
            var (name, value) in new[]
            {
                ("Advocacy__cosmosAccountUri", _cosmos.Endpoint.ToString()),
                ("Advocacy__blobServiceUri", blobs.ToString()),
                ("Advocacy__queueServiceUri", queues.ToString()),
                ("Advocacy__Privacy__PseudonymKey", TestKeys.Pseudonyms),
                ("Advocacy__Selection__Key", TestKeys.Selection),
                ("Advocacy__Web__Key", TestKeys.Selection),
                ("Advocacy__Web__IsBehindAppService", "true"),
                ("Advocacy__Web__Groups__human-resources__0", "group-hr"),
                ("Advocacy__Web__Groups__marketing__0", "group-marketing"),
                ("Advocacy__Web__Groups__auditor__0", "group-auditors"),
                ("Advocacy__Web__Groups__engineer__0", "group-engineers"),
                ("WEBSITE_AUTH_ENABLED", "True"),
            }
        )
        {
            _settings[name] = value;
        }

        await new BlobOutputs(blobs).CreateAsync(
            Audience.Directory,
            PeopleSheet.Name,
            "employee_id,name,email\nann,Ann Ace,ann@example.com\n"u8.ToArray(),
            Cancellation
        );
        _host = await FunctionsHost.StartAsync(_app, _settings);
        _front = await AppServiceFront.StartAsync(_host);
    }

    public async ValueTask DisposeAsync()
    {
        if (_front is not null)
        {
            await _front.DisposeAsync();
            await _host.DisposeAsync();
        }

        if (_cosmos is not null)
        {
            await _cosmos.DisposeAsync();
        }
    }

    [Fact]
    public async Task Page_SomebodyOfTheDirectory_TakesPartSeesItAtOnceAndLeaves()
    {
        using var ann = await SignInAsync((Email, "Ann@Example.com"));
        Assert.True(ann.Text.Contains("My reach", StringComparison.Ordinal), $"{ann.Text} {_front.Failure} {_host.Said}");
        await ann.GetAsync("/take-part");
        Assert.Equal(HttpStatusCode.OK, await ann.PostAsync("/take-part", ("purpose", "measure"), ("granted", "true")));
        Assert.Contains("value=\"false\"", ann.Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await ann.GetAsync("/list"));
        await ann.GetAsync("/reach");
        await ann.PostAsync("/sign-out");
        Assert.Contains(ann.Passed, path => path.StartsWith("/.auth/logout", StringComparison.Ordinal));
        Assert.Contains("Sign in with the company account", ann.Text, StringComparison.Ordinal);
        Assert.NotEmpty(_front.Set);
        Assert.All(_front.Set, cookie => Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.Equal("max-age=31536000", Assert.Single(ann.Answer.Headers.GetValues("Strict-Transport-Security")));
    }

    [Fact]
    public async Task Held_ErasedBehindThePlatform_SaysSoAndLeadsOutOfItsSession()
    {
        using var ann = await SignInAsync((Email, "ann@example.com"));
        await ann.GetAsync("/held");
        var code = await ann.PostAsync("/held/erase", ("sure", "yes"));
        Assert.True(code == HttpStatusCode.OK, $"{ann.Text} {_front.Failure} {_host.Said}");
        Assert.Contains("You are being forgotten", ann.Text, StringComparison.Ordinal);
        Assert.Contains("/.auth/logout", ann.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_LinkOfAMail_LeadsThroughTheSignInBackToIt()
    {
        _front.Claims.Add(new("groups", "group-hr"));
        using var hr = new PlainBrowser(_front.Address);
        var code = await hr.GetAsync("/list");
        Assert.True(code == HttpStatusCode.OK, $"{hr.Text} {_front.Failure} {_host.Said}");
        Assert.Equal("/list", hr.Answer.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task Page_SomebodyOfTheTenantWhomNobodyKnows_IsRefusedAndNotLedRound()
    {
        using var stranger = await SignInAsync((Email, "stranger@example.com"), ("groups", "another"));
        await stranger.GetAsync("/reach");
        Assert.Contains("You are not known here", stranger.Text, StringComparison.Ordinal);
        Assert.Contains("/.auth/logout", stranger.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_PrincipalThatABrowserMadeUp_IsNobodys()
    {
        using var forger = new PlainBrowser(_front.Address);
        await forger.GetAsync("/sign-in", ("X-MS-CLIENT-PRINCIPAL", Forged));
        Assert.DoesNotContain("My reach", forger.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_PrincipalWherePlatformSaysNothingStandsInFront_IsNobodys()
    {
        await using var host = await FunctionsHost.StartAsync(
            _app,
            new Dictionary<string, string>(_settings, StringComparer.Ordinal) { ["WEBSITE_AUTH_ENABLED"] = "False" }
        );
        await using var bare = await AppServiceFront.StartAsync(host, isBare: true);
        using var forger = new PlainBrowser(bare.Address);
        await forger.GetAsync("/sign-in", ("X-MS-CLIENT-PRINCIPAL", Forged));
        Assert.Contains("Sign in with the company account", forger.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await forger.GetAsync("/list", ("X-MS-CLIENT-PRINCIPAL", Forged)));
    }

    [Fact]
    public async Task Form_SentToAnotherInstance_IsReadThere()
    {
        using var ann = await SignInAsync((Email, "ann@example.com"));
        await ann.GetAsync("/take-part");
        await using var second = await FunctionsHost.StartAsync(_app, _settings);
        _front.Host = second;
        Assert.Equal(HttpStatusCode.OK, await ann.PostAsync("/take-part", ("purpose", "measure"), ("granted", "true")));
    }

    [Fact]
    public async Task Pages_InARealBrowser_AreThereForEachRoleAndLoadNothingThatTheirPolicyForbids()
    {
        var problems = new List<string>();
        foreach (var (who, paths) in Walks)
        {
            _front.Claims.Clear();
            _front.Claims.Add(who == "ann" ? new(Email, "ann@example.com") : new("groups", who));
            var page = await Browser.NewPageAsync(
                new()
                {
                    ViewportSize = new() { Width = 390, Height = 800 },
                }
            );
            page.Console += (_, message) => problems.AddRange(message.Type is "error" or "warning" ? [message.Text] : []);
            page.PageError += (_, error) => problems.Add(error);
            foreach (var path in paths)
            {
                await page.GotoAsync(new Uri(_front.Address, path).ToString());
                Assert.Equal(path, new Uri(page.Url).AbsolutePath);
                Assert.Equal(1, await page.Locator("h1").CountAsync());
            }

            await page.CloseAsync();
        }

        Assert.Empty(problems);
    }

    private async Task<PlainBrowser> SignInAsync(params (string Type, string Value)[] claims)
    {
        _front.Claims.AddRange(claims.Select(claim => new Claim(claim.Type, claim.Value)));
        var browser = new PlainBrowser(_front.Address);
        await browser.GetAsync("/sign-in/company");
        return browser;
    }
}
