using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Advocacy.Web.Accounts;

/// <summary>A consent that somebody was sent away for, sealed in a cookie of their own browser: it is good once, for ten minutes, and for
/// them alone.</summary>
public sealed class AskedFor(IDataProtectionProvider protection)
{
    private const string Cookie = "asked-for";
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector(nameof(AskedFor)).ToTimeLimitedDataProtector();

    /// <summary>Keeps it until they are back.</summary>
    public void Keep(HttpContext context, EmployeeId employee, string state, AskedConsent asked)
    {
        var sealedConsent = _seal.Protect(JsonSerializer.SerializeToUtf8Bytes(new Held(employee.Value, state, asked)), Kept);
        context.Response.Cookies.Append(Cookie, Base64Url.EncodeToString(sealedConsent), Options(context));
    }

    /// <summary>Takes it out: what they were sent away for; null where they were not, are somebody else, or come with another
    /// state.</summary>
    public AskedConsent? Take(HttpContext context, EmployeeId employee, string? state)
    {
        var text = context.Request.Cookies[Cookie];
        context.Response.Cookies.Delete(Cookie, Options(context));
        return text is { Length: > 0 } && Open(text) is { } held && held.Employee == employee.Value && held.State == state
            ? held.Asked
            : null;
    }

    private Held? Open(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Held>(_seal.Unprotect(Base64Url.DecodeFromChars(text)));
        }
        catch (Exception e) when (e is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    // Lax: the network leads back by a link.
    private static CookieOptions Options(HttpContext context) =>
        new()
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = Kept,
            Path = AccountRoutes.Path,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        };

    private sealed record Held(string Employee, string State, AskedConsent Asked);
}
