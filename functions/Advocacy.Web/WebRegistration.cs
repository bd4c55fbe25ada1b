using System.Diagnostics;
using Advocacy.Pipeline;
using Advocacy.Web.Accounts;
using Advocacy.Web.Engineering;
using Advocacy.Web.Events;
using Advocacy.Web.Figures;
using Advocacy.Web.HumanResources;
using Advocacy.Web.Library;
using Advocacy.Web.SignIn;
using Advocacy.Web.Visitors;
using Advocacy.Web.Volunteers;
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
        services.AddSignIn(configuration);
        services.AddAuthorizationBuilder().AddRoles();
        return services
            .AddSingleton<DemoCompany>()
            .AddSingleton<AddressIndex>()
            .AddSingleton<Recognition>()
            .AddSingleton<EndedSessions>()
            .AddSingleton<SigningOut>()
            .AddSingleton<PublicAddress>()
            .AddSingleton<AskedFor>()
            .AddSingleton<OwnAccounts>()
            .AddSingleton<AccountProofs>()
            .AddSingleton<JustDone>()
            .AddSingleton<OwnEvents>()
            .AddSingleton<OwnRecord>()
            .AddSingleton<ContentShelf>()
            .AddSingleton<NotedAnswers>()
            .AddSingleton<AnswerAudit>()
            .AddSingleton<WeekList>()
            .AddSingleton<ClosedFigures>()
            .AddSingleton<LastResults>()
            .AddSingleton<Operations>();
    }

    private static void AddRoles(this AuthorizationBuilder authorization)
    {
        foreach (var role in Role.All)
        {
            authorization.AddPolicy(role, policy => policy.RequireRole(role));
        }
    }
}
