using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Advocacy.Pipeline.Outputs;
using Advocacy.Web.Layout;
using Advocacy.Web.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Advocacy.Web.Marketing;

/// <summary>The report as it was published last.</summary>
internal static partial class ReportRoutes
{
    private const string Path = "/report";
    private const string File = "report.html";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, SendAsync);

    private static async Task<IResult> SendAsync(
        HttpContext context,
        IOutputs outputs,
        DemoCompany demo,
        CancellationToken cancellationToken
    )
    {
        if (await outputs.ReadAsync(Audience.Marketing, File, cancellationToken) is not { } report)
        {
            var frame = Frame.Of(context, demo.IsHere);
            return new RazorComponentResult<Notice>(
                new
                {
                    Frame = frame,
                    Title = frame.Say["report.title"],
                    Text = frame.Say["report.none"],
                }
            );
        }

        context.Response.Headers.ContentSecurityPolicy = PolicyOf(Encoding.UTF8.GetString(report.Span));
        return TypedResults.Bytes(report, "text/html; charset=utf-8");
    }

    /// <summary>Its own scripts run, by their hashes, and no other; it loads nothing.</summary>
    internal static string PolicyOf(string page)
    {
        var hashes = Script()
            .Matches(page)
            .Select(script => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script.Groups[1].Value)))}'");
        return $"default-src 'none'; script-src {string.Join(' ', hashes)}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'none'";
    }

    [GeneratedRegex("<script>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();
}
