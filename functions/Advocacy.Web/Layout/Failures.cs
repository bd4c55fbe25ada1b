using System.Globalization;
using Advocacy.Web.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;

namespace Advocacy.Web.Layout;

/// <summary>Says in a page what did not go, and never how: what an exception says stays in the log.</summary>
internal sealed class Failures(RequestDelegate next, ILogger<Failures> logger)
{
    private static readonly int[] Told =
    [
        StatusCodes.Status400BadRequest,
        StatusCodes.Status403Forbidden,
        StatusCodes.Status404NotFound,
        StatusCodes.Status405MethodNotAllowed,
        StatusCodes.Status429TooManyRequests,
    ];

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        catch (Exception e) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            logger.PageFailed(e, context.GetEndpoint()?.DisplayName ?? "no page");
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }

        var status = context.Response.StatusCode;
        if (status >= StatusCodes.Status400BadRequest && !context.Response.HasStarted)
        {
            await TellAsync(context, status);
        }
    }

    private static Task TellAsync(HttpContext context, int status)
    {
        var say = Say.Of(context);
        var key = Told.Contains(status) ? status.ToString(CultureInfo.InvariantCulture) : "500";
        return new RazorComponentResult<Notice>(
            new
            {
                Frame = Frame.Of(context, isDemo: false),
                Title = say[$"failure.{key}"],
                Text = say[$"failure.{key}.what"],
            }
        )
        {
            StatusCode = status,
        }.ExecuteAsync(context);
    }
}
