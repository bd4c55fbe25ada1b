using System.Diagnostics;
using Advocacy.Pipeline;
using Advocacy.Web.Contents;
using Advocacy.Web.Engineering;
using Advocacy.Web.Events;
using Advocacy.Web.HumanResources;
using Advocacy.Web.SignIn;
using Advocacy.Web.Visitors;
using Advocacy.Web.Volunteers;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Advocacy.Web;

/// <summary>Registers the pages, alike in both heads.</summary>
public static class WebRegistration
{
    private static readonly TimeSpan Session = TimeSpan.FromHours(10);

    /// <summary>Adds the pages, and who may see them. Where keys of cookies are kept the head says.</summary>
    public static IServiceCollection AddWeb(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<WebOptions>(configuration);
        // A web host has these; the command line has none.
        services.TryAddSingleton(new DiagnosticListener("Advocacy.Web"));
        services.TryAddSingleton(configuration);
        services.TryAddSingleton<IWebHostEnvironment, PlainEnvironment>();
        services.AddRouting();
        services.AddRazorComponents();
        services.AddAntiforgery(options =>
            (options.Cookie.Name, options.Cookie.SecurePolicy) = ("antiforgery", CookieSecurePolicy.SameAsRequest)
        );
        services.AddRateLimiter(RateLimits.Configure);
        services.AddDataProtection();
        var authentication = services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(Configure);
        if (configuration.GetSection(WebOptions.Section).Get<WebOptions>() is { Authority.Length: > 0 } web && !web.Mistakes().Any())
        {
            authentication.AddOpenIdConnect(connect => CompanySignIn.Configure(connect, web));
        }

        services.AddAuthorizationBuilder().AddRoles();
        return services
            .AddSingleton<DemoCompany>()
            .AddSingleton<JustDone>()
            .AddSingleton<OwnEvents>()
            .AddSingleton<OwnRecord>()
            .AddSingleton<ContentShelf>()
            .AddSingleton<WeekList>()
            .AddSingleton<Operations>();
    }

    private static void AddRoles(this AuthorizationBuilder authorization)
    {
        foreach (var role in Role.All)
        {
            authorization.AddPolicy(role, policy => policy.RequireRole(role));
        }
    }

    private static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "signed-in";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Session;
        options.SlidingExpiration = false;
        options.Events.OnRedirectToLogin = context =>
        {
            context.Response.Redirect("/sign-in");
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }
}
