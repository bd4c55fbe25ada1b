using Advocacy.Web;
using Advocacy.Web.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Advocacy.Functions;

/// <summary>The pages within the Functions worker, whose own server has routed a request to its trigger already.</summary>
public sealed class Pages(IServiceProvider services, IHttpContextAccessor accessor, IOptions<WebOptions> options)
{
    private readonly RequestDelegate _pages = WebPipeline.Build(services);

    /// <summary>Answers a request.</summary>
    public Task ServeAsync(HttpContext context)
    {
        // Routing would keep the trigger's own endpoint otherwise.
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        accessor.HttpContext = context;
        if (options.Value.IsBehindAppService)
        {
            // TLS ends at the platform, which lets nothing else in.
            context.Request.Scheme = "https";
        }

        return _pages(context);
    }
}
