using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Advocacy.Web.Security;

/// <summary>What holds for every route, whoever wrote it.</summary>
internal static class RouteRules
{
    /// <summary>Refuses a form that comes from elsewhere, also where a route reads none of it.</summary>
    public static Task RefuseForgedAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false })
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }

        return next(context);
    }

    /// <summary>Makes sure that every route says for whom it is.</summary>
    /// <exception cref="InvalidOperationException">One does not.</exception>
    public static void RequireRoles(IEnumerable<EndpointDataSource> sources)
    {
        foreach (var endpoint in sources.SelectMany(source => source.Endpoints))
        {
            if (endpoint.Metadata.GetMetadata<IAuthorizeData>() is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            {
                throw new InvalidOperationException($"{endpoint.DisplayName} says for nobody that it is theirs");
            }
        }
    }
}
