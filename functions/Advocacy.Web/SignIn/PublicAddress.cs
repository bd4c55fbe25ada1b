using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Advocacy.Web.SignIn;

/// <summary>Under which address browsers reach the pages: what other sites lead back to. In Azure a request does not say it.</summary>
public sealed class PublicAddress(IOptions<WebOptions> options, IConfiguration configuration)
{
    // Set by App Service: learn.microsoft.com/azure/app-service/reference-app-settings.
    private const string HostName = "WEBSITE_HOSTNAME";

    /// <summary>The address of a path.</summary>
    public Uri Of(HttpContext context, string path) =>
        new(
            options.Value.Address is { Length: > 0 } address ? new Uri(address)
                : options.Value.IsBehindAppService && configuration[HostName] is { Length: > 0 } host ? new Uri($"https://{host}")
                : new Uri($"{context.Request.Scheme}://{context.Request.Host}"),
            path
        );
}
