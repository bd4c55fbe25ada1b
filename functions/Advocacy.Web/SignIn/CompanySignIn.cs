using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Advocacy.Web.SignIn;

/// <summary>Signing in and out by the company's own identity provider: OpenID Connect, a code with PKCE.</summary>
internal static class CompanySignIn
{
    /// <summary>The path that the provider answers to; it is registered there.</summary>
    public const string Callback = "/sign-in/callback";

    /// <summary>The path that the provider leads back to after signing out; it is registered there too.</summary>
    public const string SignedOutCallback = "/sign-out/callback";

    public static void Configure(OpenIdConnectOptions connect, WebOptions options)
    {
        connect.Authority = options.Authority;
        connect.ClientId = options.ClientId;
        connect.ClientSecret = options.ClientSecret;
        connect.RequireHttpsMetadata = !new Uri(options.Authority!).IsLoopback;
        connect.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        connect.CallbackPath = Callback;
        connect.SignedOutCallbackPath = SignedOutCallback;
        // Otherwise any site could sign people out: no session of the provider is kept that it could name.
        connect.RemoteSignOutPath = new();
        connect.ResponseType = OpenIdConnectResponseType.Code;
        // An answer by form would need cookies that other sites may send along.
        connect.ResponseMode = OpenIdConnectResponseMode.Query;
        connect.CorrelationCookie.SameSite = connect.NonceCookie.SameSite = SameSiteMode.Lax;
        connect.CorrelationCookie.SecurePolicy = connect.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        connect.MapInboundClaims = false;
        connect.SaveTokens = false;
        connect.Scope.Add("email");
        connect.Events.OnTicketReceived = RecognizeAsync;
        connect.Events.OnRemoteFailure = context => LeadTo(context, SignInRoutes.Refused);
        connect.Events.OnRedirectToIdentityProviderForSignOut = SignOutThere;
    }

    private static async Task RecognizeAsync(TicketReceivedContext context)
    {
        var recognition = context.HttpContext.RequestServices.GetRequiredService<Recognition>();
        if (await recognition.RecognizeAsync(context.Principal!, context.HttpContext.RequestAborted) is { } visitor)
        {
            context.Principal = visitor.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme);
            context.ReturnUri = LocalPath.Of(context.ReturnUri);
            return;
        }

        await LeadTo(context, SignInRoutes.Refused);
    }

    private static Task SignOutThere(RedirectContext context)
    {
        // Its tokens are not kept, and so it is told whose session ends by the program's name.
        context.ProtocolMessage.ClientId = context.Options.ClientId;
        if (!string.IsNullOrEmpty(context.ProtocolMessage.IssuerAddress))
        {
            return Task.CompletedTask;
        }

        // A provider that nobody can sign out of.
        context.HandleResponse();
        context.Response.Redirect(SignInRoutes.SignIn);
        return Task.CompletedTask;
    }

    private static Task LeadTo<T>(HandleRequestContext<T> context, string path)
        where T : AuthenticationSchemeOptions
    {
        context.HandleResponse();
        context.Response.Redirect(path);
        return Task.CompletedTask;
    }
}
