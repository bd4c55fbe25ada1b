using Advocacy.Pipeline.Privacy;
using Advocacy.Web.Layout;
using Advocacy.Web.Texts;
using Advocacy.Web.Visitors;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Advocacy.Web.SignIn;

/// <summary>Coming in and going out, and the language of the pages.</summary>
internal static class SignInRoutes
{
    /// <summary>Where somebody comes who is not signed in.</summary>
    public const string SignIn = "/sign-in";

    /// <summary>Where somebody ends who is nobody here.</summary>
    public const string Refused = "/sign-in/refused";

    private const string Company = "/sign-in/company";
    private const int MostSuggested = 40;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", Home).AllowAnonymous();
        routes.MapGet(SignIn, PageAsync).AllowAnonymous();
        routes.MapPost("/sign-in/demo", EnterDemoAsync).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn);
        routes.MapGet(Company, GoToCompany).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn);
        routes.MapGet(Refused, Refuse).AllowAnonymous();
        routes.MapPost("/sign-out", (Delegate)LeaveAsync).AllowAnonymous();
        routes.MapPost("/language", ChooseLanguage).AllowAnonymous();
    }

    private static RedirectHttpResult Home(HttpContext context) =>
        TypedResults.LocalRedirect(Frame.Of(context, isDemo: false).Doors.Select(door => door.Path).DefaultIfEmpty(SignIn).First());

    private static async Task<RazorComponentResult<SignInPage>> PageAsync(
        HttpContext context,
        DemoCompany demo,
        IAddressBook book,
        CancellationToken cancellationToken
    ) => Page(context, demo.IsOpenTo(context) ? await book.ReadAsync(cancellationToken) : [], isUnknown: false);

    private static async Task<IResult> EnterDemoAsync(
        HttpContext context,
        DemoCompany demo,
        IAddressBook book,
        [FromForm] string who,
        [FromForm] string? back,
        CancellationToken cancellationToken
    )
    {
        if (!demo.IsOpenTo(context))
        {
            return TypedResults.NotFound();
        }

        var people = await book.ReadAsync(cancellationToken);
        if (VisitorOf(who.Trim(), people, Say.Of(context)) is not { } visitor)
        {
            return Page(context, people, isUnknown: true);
        }

        await context.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme,
            visitor.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme)
        );
        return TypedResults.LocalRedirect(LocalPath.Of(back));
    }

    private static IResult GoToCompany(IOptions<WebOptions> options, [FromQuery] string? back) =>
        options.Value switch
        {
            { IsBehindAppService: true } => TypedResults.Redirect(PlatformSignIn.SignInFor(LocalPath.Of(back))),
            { Authority.Length: > 0 } => TypedResults.Challenge(
                new() { RedirectUri = LocalPath.Of(back) },
                [OpenIdConnectDefaults.AuthenticationScheme]
            ),
            _ => TypedResults.NotFound(),
        };

    private static RazorComponentResult<Notice> Refuse(HttpContext context, SigningOut signingOut)
    {
        var frame = Frame.Of(context, isDemo: false);
        return new(
            new
            {
                Frame = frame,
                Title = frame.Say["signIn.refused"],
                Text = frame.Say["signIn.refused.what"],
                // Whoever came with the wrong account may come with another one.
                Way = signingOut.Rest ?? SignIn,
                WayText = frame.Say["signIn.another"],
            }
        );
    }

    private static Visitor? VisitorOf(string who, IReadOnlyList<Addressee> people, Say say) =>
        Role.OfGroups.Contains(who) ? new(say[$"role.{who}"], null, new HashSet<string>(StringComparer.Ordinal) { who })
        : AddressBooks.Find(people, who) is { } person
            ? new(person.Name, person.Employee, new HashSet<string>(StringComparer.Ordinal) { Role.Volunteer })
        : null;

    private static async Task<IResult> LeaveAsync(HttpContext context, SigningOut signingOut, IOptions<WebOptions> options)
    {
        await signingOut.EndAsync(context);
        return signingOut.Rest is { } rest ? TypedResults.Redirect(rest)
            : options.Value.Authority is { Length: > 0 } && Visitor.Of(context.User) is not null
                ? TypedResults.SignOut(new() { RedirectUri = SignIn }, [OpenIdConnectDefaults.AuthenticationScheme])
            : TypedResults.LocalRedirect(SignIn);
    }

    private static RedirectHttpResult ChooseLanguage(HttpContext context, [FromForm] string language, [FromForm] string? back)
    {
        if (Say.All.Any(say => say.Language == language))
        {
            context.Response.Cookies.Append(
                Say.Cookie,
                language,
                new()
                {
                    HttpOnly = true,
                    IsEssential = true,
                    MaxAge = TimeSpan.FromDays(365),
                    SameSite = SameSiteMode.Lax,
                    Secure = context.Request.IsHttps,
                }
            );
        }

        return TypedResults.LocalRedirect(LocalPath.Of(back));
    }

    private static RazorComponentResult<SignInPage> Page(HttpContext context, IReadOnlyList<Addressee> people, bool isUnknown) =>
        new(
            new
            {
                Frame = Frame.Of(context, people.Count > 0),
                People = people.Take(MostSuggested).ToList(),
                IsUnknown = isUnknown,
                Back = LocalPath.Of(context.Request.Query["back"]),
                Company = context.RequestServices.GetRequiredService<IOptions<WebOptions>>().Value.IsSetUp
                    ? $"{Company}?back={Uri.EscapeDataString(LocalPath.Of(context.Request.Query["back"]))}"
                    : null,
            }
        );
}
