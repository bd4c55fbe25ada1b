using Advocacy.Web.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Advocacy.Web.Security;

/// <summary>What every answer says to the browser: nothing from elsewhere, no script, in no frame, kept by nobody.</summary>
internal static class SecurityHeaders
{
    /// <summary>What pages may load: a style of this site, and nothing else. Forms lead here, or to a network where somebody shares
    /// something.</summary>
    public const string PagePolicy =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'; "
        + "form-action 'self' https://www.linkedin.com https://x.com https://bsky.app https://share.joinmastodon.org";

    /// <summary>The same for a page whose forms lead elsewhere too. Signing out, on every page, leads to where people signed in.</summary>
    public static string PolicyWith(HttpContext context, IEnumerable<Uri> others) =>
        string.Join(
            ' ',
            others
                .Concat(context.RequestServices.GetRequiredService<IOptions<WebOptions>>().Value.SignsOutAt)
                .Select(other => other.GetLeftPart(UriPartial.Authority))
                .Distinct(StringComparer.Ordinal)
                .Prepend(PagePolicy)
        );

    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        // When an answer starts, its services may be gone.
        var usual = PolicyWith(context, []);
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            if (headers.ContentSecurityPolicy.Count == 0)
            {
                headers.ContentSecurityPolicy = usual;
            }

            headers.Remove("blazor-enhanced-nav");
            headers.XFrameOptions = "DENY";
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            if (headers.CacheControl.Count == 0)
            {
                headers.CacheControl = "no-store";
            }

            if (context.Request.IsHttps)
            {
                headers.StrictTransportSecurity = "max-age=31536000";
            }

            return Task.CompletedTask;
        });
        return next(context);
    }
}
