using Advocacy.Pipeline.Outputs;
using Advocacy.Web.Layout;
using Advocacy.Web.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Advocacy.Web.Marketing;

/// <summary>The report as it was published last.</summary>
internal static class ReportRoutes
{
    private const string Path = "/report";
    private const string File = "report.html";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, SendAsync);

    private static async Task<IResult> SendAsync(
        HttpContext context,
        IOutputs outputs,
        DemoCompany demo,
        CancellationToken cancellationToken
    ) =>
        PublishedPage.Send(
            context,
            Frame.Of(context, demo.IsHere),
            await outputs.ReadAsync(Audience.Marketing, File, cancellationToken),
            "report"
        );
}
