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
    private const string Language = "lang";
    private const string File = "report.html";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, SendAsync);

    private static async Task<IResult> SendAsync(
        HttpContext context,
        IOutputs outputs,
        DemoCompany demo,
        CancellationToken cancellationToken
    )
    {
        var frame = Frame.Of(context, demo.IsHere);
        // The page goes by the browser's language otherwise.
        return context.Request.Query.ContainsKey(Language)
            ? PublishedPage.Send(context, frame, await outputs.ReadAsync(Audience.Marketing, File, cancellationToken), "report")
            : TypedResults.LocalRedirect($"{Path}?{Language}={frame.Say.Language}");
    }
}
