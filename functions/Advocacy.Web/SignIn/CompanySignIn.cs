using System.Security.Claims;
using Advocacy.Pipeline.Privacy;
using Advocacy.Web.Visitors;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Advocacy.Web.SignIn;

/// <summary>Signing in by the company's own identity provider: OpenID Connect, a code with PKCE. People are found in the directory by their
/// address, roles follow from groups; nothing that the provider tells is kept but that.</summary>
internal static class CompanySignIn
{
    /// <summary>The path that the provider answers to; it is registered there.</summary>
    public const string Callback = "/sign-in/callback";

    private const string Verified = "email_verified";
    private static readonly string[] UsualClaims = ["email", "preferred_username"];

    public static void Configure(OpenIdConnectOptions connect, WebOptions options)
    {
        connect.Authority = options.Authority;
        connect.ClientId = options.ClientId;
        connect.ClientSecret = options.ClientSecret;
        connect.RequireHttpsMetadata = !new Uri(options.Authority!).IsLoopback;
        connect.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        connect.CallbackPath = Callback;
        connect.ResponseType = OpenIdConnectResponseType.Code;
        // An answer by form would need cookies that other sites may send along.
        connect.ResponseMode = OpenIdConnectResponseMode.Query;
        connect.CorrelationCookie.SameSite = connect.NonceCookie.SameSite = SameSiteMode.Lax;
        connect.CorrelationCookie.SecurePolicy = connect.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        connect.MapInboundClaims = false;
        connect.SaveTokens = false;
        connect.Scope.Add("email");
        connect.Events.OnTicketReceived = context => RecognizeAsync(context, options);
        connect.Events.OnRemoteFailure = context =>
        {
            context.HandleResponse();
            context.Response.Redirect(SignInRoutes.Refused);
            return Task.CompletedTask;
        };
    }

    private static async Task RecognizeAsync(TicketReceivedContext context, WebOptions options)
    {
        var book = context.HttpContext.RequestServices.GetRequiredService<IAddressBook>();
        var people = await book.ReadAsync(context.HttpContext.RequestAborted);
        if (VisitorOf(context.Principal!, people, options) is { } visitor)
        {
            context.Principal = visitor.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme);
            context.ReturnUri = "/";
            return;
        }

        context.HandleResponse();
        context.Response.Redirect(SignInRoutes.Refused);
    }

    /// <summary>Who a principal of the provider is: somebody of the directory, or of a group with a role; null where neither.</summary>
    internal static Visitor? VisitorOf(ClaimsPrincipal principal, IReadOnlyList<Addressee> people, WebOptions options)
    {
        // The binder adds to what a list holds: usual ones within it could not be left out.
        var claims = options.AddressClaims.Count == 0 ? UsualClaims : options.AddressClaims;
        var address = claims.Select(principal.FindFirstValue).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        var isVerified = !string.Equals(principal.FindFirstValue(Verified), bool.FalseString, StringComparison.OrdinalIgnoreCase);
        var person = address is not null && isVerified ? AddressBooks.Find(people, address) : null;
        var groups = principal.FindAll(options.GroupClaim).Select(claim => claim.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var roles = options
            .Groups.Where(role => role.Value.Any(groups.Contains))
            .Select(role => role.Key)
            .ToHashSet(StringComparer.Ordinal);
        if (person is not null)
        {
            roles.Add(Role.Volunteer);
        }

        return roles.Count == 0 ? null : new(person?.Name ?? principal.FindFirstValue("name") ?? address ?? "", person?.Employee, roles);
    }
}
