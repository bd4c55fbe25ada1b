using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Advocacy.Functions;

/// <summary>Every request by HTTP is one for the pages, which know their routes themselves.</summary>
public sealed class PageTriggers(Pages pages)
{
    /// <summary>Answers a request.</summary>
    [Function("ServePages")]
    public Task ServeAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "{*path}")] HttpRequest request) =>
        pages.ServeAsync(request.HttpContext);
}
