using System.Net;
using Advocacy.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Advocacy.Tests.Web;

/// <summary>Who may see what: every route by every role, and by nobody.</summary>
public sealed class RightsTests
{
    private static readonly string[] OfVolunteers =
    [
        "GET /accounts",
        "GET /accounts/back",
        "GET /contents",
        "GET /held",
        "GET /reach",
        "GET /reach.svg",
        "GET /survey",
        "GET /take-part",
        "POST /accounts/ask",
        "POST /accounts/forget",
        "POST /accounts/password",
        "POST /contents/for-me",
        "POST /contents/share",
        "POST /held/all",
        "POST /held/erase",
        "POST /survey",
        "POST /take-part",
        "POST /take-part/buddy",
    ];

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        [Role.Volunteer] = OfVolunteers,
        [Role.HumanResources] = ["GET /effect", "GET /list", "POST /list/answer"],
        [Role.Marketing] = ["GET /figures", "GET /report"],
        [Role.Auditor] = ["GET /audit", "GET /figures", "GET /report"],
        [Role.Engineer] = ["GET /operations"],
    };

    private static readonly string[] Open =
    [
        "GET /",
        "GET /sign-in",
        "GET /sign-in/company",
        "GET /sign-in/refused",
        "GET /style.css",
        "POST /language",
        "POST /sign-in/demo",
        "POST /sign-out",
    ];

    [Fact]
    public async Task EveryRoute_EveryRole_IsOpenToThoseWhoMayAndToNobodyElse()
    {
        await using var site = await Site.OpenAsync(isDemo: true);
        var routes = RoutesOf(site);
        Assert.Equal(Allowed.Values.SelectMany(paths => paths).Concat(Open).Distinct().Order(StringComparer.Ordinal), routes);
        foreach (var role in Role.All)
        {
            var browser = await site.Browser().SignInAsync(role == Role.Volunteer ? "ann@example.com" : role);
            // The one that ends the visit comes last.
            foreach (var route in routes.Except(Open).OrderBy(route => route == "POST /held/erase"))
            {
                var code = await AskAsync(browser, route);
                Assert.True(
                    Allowed[role].Contains(route) ? code != HttpStatusCode.Forbidden : code == HttpStatusCode.Forbidden,
                    $"{role} {route}: {code}"
                );
            }
        }
    }

    [Fact]
    public async Task EveryForm_WithoutAToken_ChangesNothing()
    {
        await using var site = await Site.OpenAsync(isDemo: true);
        foreach (var (role, routes) in Allowed.Append(new("nobody", Open)))
        {
            var browser = await site.Browser().SignInAsync(role == Role.Volunteer ? "ann@example.com" : role);
            foreach (var route in routes.Where(route => route.StartsWith("POST", StringComparison.Ordinal)))
            {
                Assert.Equal(HttpStatusCode.BadRequest, await browser.PostWithAsync("", route.Split(' ')[1], ("sure", "yes")));
            }
        }

        Assert.Equal(0, await site.Pipeline.Get<IMessageQueue>().CountAsync(QueueNames.Events, Cancellation));
    }

    [Fact]
    public async Task EveryRoute_NobodySignedIn_LeadsToTheSignIn()
    {
        await using var site = await Site.OpenAsync(isDemo: true);
        using var browser = site.Browser();
        foreach (var route in RoutesOf(site).Except(Open))
        {
            await browser.GetAsync("/sign-in");
            await AskAsync(browser, route);
            Assert.Contains("Be somebody of the simulated company", browser.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void RequireRoles_RouteThatNamesNone_StopsTheProgram()
    {
        static Task Nothing(HttpContext context) => Task.CompletedTask;
        var open = new Endpoint(Nothing, new(new AllowAnonymousAttribute()), "open");
        RouteRules.RequireRoles([new DefaultEndpointDataSource(open)]);
        var forgotten = new Endpoint(Nothing, EndpointMetadataCollection.Empty, "forgotten");
        var refused = Assert.Throws<InvalidOperationException>(() =>
            RouteRules.RequireRoles([new DefaultEndpointDataSource(open, forgotten)])
        );
        Assert.Contains("forgotten", refused.Message, StringComparison.Ordinal);
    }

    private static List<string> RoutesOf(Site site) =>
        [
            .. site
                .Pipeline.Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .SelectMany(endpoint =>
                    endpoint
                        .Metadata.GetMetadata<HttpMethodMetadata>()!
                        .HttpMethods.Select(method => $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}")
                )
                .Order(StringComparer.Ordinal),
        ];

    private static Task<HttpStatusCode> AskAsync(PlainBrowser browser, string route) =>
        route.Split(' ') is ["GET", var page] ? browser.GetAsync(page) : browser.PostAsync(route.Split(' ')[1]);
}
