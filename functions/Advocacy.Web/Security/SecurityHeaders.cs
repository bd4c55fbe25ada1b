using Microsoft.AspNetCore.Http;

namespace Advocacy.Web.Security;

/// <summary>What every answer says to the browser: nothing from elsewhere, no script, in no frame, kept by nobody.</summary>
internal static class SecurityHeaders
{
    /// <summary>What pages may load: a style of this site, and nothing else. Forms lead here, or to a network where somebody shares
    /// something.</summary>
    public const string PagePolicy =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'; "
        + "form-action 'self' https://www.linkedin.com https://x.com https://bsky.app https://share.joinmastodon.org";

    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            if (headers.ContentSecurityPolicy.Count == 0)
            {
                headers.ContentSecurityPolicy = PagePolicy;
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
