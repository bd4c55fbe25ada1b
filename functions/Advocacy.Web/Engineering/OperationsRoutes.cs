using Advocacy.Web.Layout;
using Advocacy.Web.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Advocacy.Web.Engineering;

/// <summary>How the program does: counts, queues, bad rows, sources, model. Nobody is named.</summary>
internal static class OperationsRoutes
{
    private const string Path = "/operations";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, PageAsync);

    private static async Task<RazorComponentResult<OperationsPage>> PageAsync(
        HttpContext context,
        Operations operations,
        LastResults results,
        DemoCompany demo,
        CancellationToken cancellationToken
    ) =>
        new(
            new
            {
                Frame = Frame.Of(context, demo.IsHere),
                State = await operations.ReadAsync(cancellationToken),
                Made = await results.ReadAsync(cancellationToken),
            }
        );
}
