using Advocacy.Web.Visitors;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Advocacy.Web.SignIn;

/// <summary>Registers the one way in which people sign in here.</summary>
internal static class SignInRegistration
{
    /// <summary>Adds what the options ask for: what Azure App Service says, the company's identity provider, or a cookie alone, which only
    /// the demo gives.</summary>
    public static void AddSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        var web = configuration.GetSection(WebOptions.Section).Get<WebOptions>() ?? new();
        if (web.IsBehindAppService)
        {
            services
                .AddAuthentication(PlatformSignIn.Name)
                .AddScheme<Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions, PlatformSignIn>(PlatformSignIn.Name, null);
            return;
        }

        var authentication = services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(Configure);
        if (web.IsSetUp && !web.Mistakes().Any())
        {
            authentication.AddOpenIdConnect(connect => CompanySignIn.Configure(connect, web));
        }
    }

    private static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "signed-in";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = EndedSessions.Longest;
        options.SlidingExpiration = false;
        options.Events.OnSigningIn = context =>
        {
            context.HttpContext.RequestServices.GetRequiredService<EndedSessions>().Begin(context.Principal!);
            return Task.CompletedTask;
        };
        options.Events.OnValidatePrincipal = async context =>
        {
            var services = context.HttpContext.RequestServices;
            var hasLeft =
                Visitor.Of(context.Principal!) is { Employee: { } employee }
                && !await services.GetRequiredService<AddressIndex>().HasAsync(employee, context.HttpContext.RequestAborted);
            if (hasLeft || services.GetRequiredService<EndedSessions>().IsEnded(context.Principal!))
            {
                context.RejectPrincipal();
            }
        };
        options.Events.OnRedirectToLogin = context =>
        {
            var back = HttpMethods.IsGet(context.Request.Method) ? LocalPath.Of(context.Request.Path) : "/";
            context.Response.Redirect(back == "/" ? SignInRoutes.SignIn : $"{SignInRoutes.SignIn}?back={Uri.EscapeDataString(back)}");
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }
}
