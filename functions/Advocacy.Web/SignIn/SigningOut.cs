using Advocacy.Web.Events;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Advocacy.Web.SignIn;

/// <summary>Ends somebody's session here, however they came in.</summary>
public sealed class SigningOut(EndedSessions sessions, IOptions<WebOptions> options)
{
    /// <summary>Ends it, and forgets what their browser was told to keep. A session that the platform keeps is ended only where
    /// <see cref="Rest"/> leads.</summary>
    public async Task EndAsync(HttpContext context)
    {
        JustDone.Clear(context);
        if (!options.Value.IsBehindAppService)
        {
            sessions.End(context.User);
            await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        }
    }

    /// <summary>Where the rest of a session is ended; null where there is none.</summary>
    public string? Rest => options.Value.IsBehindAppService ? PlatformSignIn.SignOut : null;
}
