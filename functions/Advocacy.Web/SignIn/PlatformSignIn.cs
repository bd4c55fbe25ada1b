using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Advocacy.Web.SignIn;

/// <summary>Who asks, as Azure App Service authentication says in a header that it sets on every request, and takes from whoever sends one
/// of their own (learn.microsoft.com/azure/app-service/configure-authentication-user-identities). It counts only where the platform itself
/// says that this stands in front.</summary>
internal sealed class PlatformSignIn(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    Recognition recognition,
    IConfiguration configuration
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Name = "app-service";

    /// <summary>Where signing out leads; the platform forgets its session, and signs out of Entra ID too.</summary>
    public const string SignOut = "/.auth/logout?post_logout_redirect_uri=%2Fsign-in";

    private const string SignIn = "/.auth/login/aad?post_login_redirect_uri=";
    private const string PrincipalHeader = "X-MS-CLIENT-PRINCIPAL";

    // The platform sets it, and nobody else can: learn.microsoft.com/azure/app-service/reference-app-settings.
    private const string Enabled = "WEBSITE_AUTH_ENABLED";

    // It gives some claims by long names.
    private static readonly Dictionary<string, string> ShortNames = new(StringComparer.Ordinal)
    {
        ["http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress"] = "email",
        ["http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn"] = "upn",
        ["http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name"] = "name",
        ["http://schemas.microsoft.com/ws/2008/06/identity/claims/role"] = "roles",
        ["http://schemas.microsoft.com/identity/claims/objectidentifier"] = "oid",
    };

    private bool _isStranger;

    /// <summary>Where signing in begins.</summary>
    /// <param name="back">The path to come back to.</param>
    public static string SignInFor(string back) => SignIn + Uri.EscapeDataString(LocalPath.Of(back));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers[PrincipalHeader] is not [{ Length: > 0 } header])
        {
            return AuthenticateResult.NoResult();
        }

        if (!string.Equals(configuration[Enabled], bool.TrueString, StringComparison.OrdinalIgnoreCase))
        {
            Logger.AppServiceIsNotThere();
            return AuthenticateResult.NoResult();
        }

        if (PrincipalOf(header) is { } principal && await recognition.RecognizeAsync(principal, Context.RequestAborted) is { } visitor)
        {
            return AuthenticateResult.Success(new(visitor.ToPrincipal(Name), Name));
        }

        _isStranger = true;
        return AuthenticateResult.NoResult();
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        // Whoever is signed in already would be led round and round.
        Response.Redirect(_isStranger ? SignInRoutes.Refused : SignInFor(HttpMethods.IsGet(Request.Method) ? Request.Path : "/"));
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static ClaimsPrincipal? PrincipalOf(string header)
    {
        try
        {
            using var json = JsonDocument.Parse(Convert.FromBase64String(header));
            var claims = json.RootElement.GetProperty("claims").EnumerateArray().Select(ClaimOf);
            return new(new ClaimsIdentity(claims.ToList(), Name));
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static Claim ClaimOf(JsonElement claim)
    {
        var type = claim.GetProperty("typ").GetString() ?? "";
        return new(ShortNames.GetValueOrDefault(type, type), claim.GetProperty("val").GetString() ?? "");
    }
}
