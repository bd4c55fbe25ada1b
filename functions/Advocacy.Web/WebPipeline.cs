using Advocacy.Web.Accounts;
using Advocacy.Web.Auditing;
using Advocacy.Web.Contents;
using Advocacy.Web.Engineering;
using Advocacy.Web.HumanResources;
using Advocacy.Web.Layout;
using Advocacy.Web.Marketing;
using Advocacy.Web.Security;
using Advocacy.Web.SignIn;
using Advocacy.Web.Visitors;
using Advocacy.Web.Volunteers;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Advocacy.Web;

/// <summary>All pages as one delegate, which a head calls for each request: Kestrel or the Functions host.</summary>
public static class WebPipeline
{
    /// <summary>Builds it, once.</summary>
    /// <param name="services">The head's services, with those of <see cref="WebRegistration"/>.</param>
    public static RequestDelegate Build(IServiceProvider services)
    {
        var app = new ApplicationBuilder(services);
        app.Use(SecurityHeaders.InvokeAsync);
        app.UseMiddleware<Failures>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.Use(RouteRules.RefuseForgedAsync);
        app.UseEndpoints(Map);
        return app.Build();
    }

    private static void Map(IEndpointRouteBuilder all)
    {
        var routes = all.MapGroup("");
        routes.WithMetadata(new RequireAntiforgeryTokenAttribute());
        SignInRoutes.Map(routes);
        StyleRoute.Map(routes);
        var volunteers = routes.MapGroup("").RequireAuthorization(Role.Volunteer);
        TakePartRoutes.Map(volunteers);
        BuddyRoutes.Map(volunteers);
        ReachRoutes.Map(volunteers);
        ContentRoutes.Map(volunteers);
        NotForMe.Map(volunteers);
        SurveyRoutes.Map(volunteers);
        AccountRoutes.Map(volunteers);
        HeldRoutes.Map(volunteers);
        var humanResources = routes.MapGroup("").RequireAuthorization(Role.HumanResources);
        ListRoutes.Map(humanResources);
        EffectRoutes.Map(humanResources);
        var readers = routes.MapGroup("").RequireAuthorization(policy => policy.RequireRole(Role.Marketing, Role.Auditor));
        FiguresRoutes.Map(readers);
        ReportRoutes.Map(readers);
        AuditRoutes.Map(routes.MapGroup("").RequireAuthorization(Role.Auditor));
        OperationsRoutes.Map(routes.MapGroup("").RequireAuthorization(Role.Engineer));
        RouteRules.RequireRoles(all.DataSources);
    }
}
