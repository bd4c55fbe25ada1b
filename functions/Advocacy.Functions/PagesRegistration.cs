using Advocacy.Pipeline.Configuration;
using Advocacy.Web;
using Advocacy.Web.SignIn;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Advocacy.Functions;

/// <summary>Wires the pages of the Azure head.</summary>
internal static class PagesRegistration
{
    private const long LargestBody = 1 << 20;

    /// <summary>Adds them, sealed with the key that all instances share where there is one.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services, IConfiguration configuration)
    {
        var web = configuration.GetSection(WebOptions.Section).Get<WebOptions>() ?? new();
        var protection = services.AddDataProtection().SetApplicationName("advocacy");
        if (!web.IsSetUp)
        {
            // Nobody can sign in, and so nothing is sealed that another instance would read.
            protection.UseEphemeralDataProtectionProvider();
        }
        else if (web is { IsBehindAppService: true, Key: { Length: > 0 } key } && !SecretKey.IsUnresolved(key) && !web.Mistakes().Any())
        {
            protection.SealWith(key);
        }
        else
        {
            // The pages alone are closed: what else the app does goes on.
            return services.AddSingleton<Pages>(_ =>
                throw new InvalidOperationException(
                    $"{WebOptions.Section} must have {nameof(WebOptions.IsBehindAppService)}, and a {nameof(WebOptions.Key)} that is a "
                        + "reference to Key Vault that can be read: sessions and forms are shared by all instances"
                )
            );
        }

        services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = LargestBody);
        // Each request would be logged otherwise.
        services.Configure<LoggerFilterOptions>(filters => filters.AddFilter("Microsoft.AspNetCore", LogLevel.Warning));
        return services.AddHttpContextAccessor().AddWeb(configuration).AddSingleton<Pages>();
    }
}
