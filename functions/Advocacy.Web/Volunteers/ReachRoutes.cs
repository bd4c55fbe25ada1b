using Advocacy.Domain.Activity;
using Advocacy.Domain.Values;
using Advocacy.Web.Figures;
using Advocacy.Web.Layout;
using Advocacy.Web.Library;
using Advocacy.Web.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Advocacy.Web.Volunteers;

/// <summary>What one's own posts brought, live.</summary>
internal static class ReachRoutes
{
    public const string Path = "/reach";
    private const int DaysTogether = 28;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, PageAsync);
        routes.MapGet($"{Path}.svg", PictureAsync);
    }

    private static async Task<RazorComponentResult<ReachPage>> PageAsync(
        HttpContext context,
        OwnRecord own,
        ClosedFigures figures,
        ContentShelf shelf,
        DemoCompany demo,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var through = await figures.ThroughAsync(cancellationToken);
        var person = await own.ReadAsync(context, cancellationToken);
        return new(
            new
            {
                Frame = Frame.Of(context, demo.IsHere),
                Reach = WeeksOfReach.Of(person, clock.Today()),
                Contents = await shelf.ReadAsync(cancellationToken),
                IsMeasured = person.ConsentsTo(Purpose.Measure),
                Together = through is { } last
                    ? ClosedSum.Of(await figures.ReadAsync(last.AddDays(1 - DaysTogether), last, cancellationToken))
                    : null,
            }
        );
    }

    private static async Task<IResult> PictureAsync(
        HttpContext context,
        OwnRecord own,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var say = Frame.Of(context, isDemo: false).Say;
        var reach = WeeksOfReach.Of(await own.ReadAsync(context, cancellationToken), clock.Today());
        context.Response.Headers.ContentDisposition = "attachment; filename=reach.svg";
        return TypedResults.Text(ReachPicture.Of(reach, say), "image/svg+xml");
    }
}
