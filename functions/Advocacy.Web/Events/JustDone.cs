using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Advocacy.Domain.Activity;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Privacy;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Advocacy.Web.Events;

/// <summary>What somebody has just done here, until the store has it: the events themselves, sealed, in a cookie of their own browser.
/// States merge, so that it does no harm when the store has them already, and any instance can read it.</summary>
public sealed class JustDone(IDataProtectionProvider protection, Pseudonyms pseudonyms)
{
    private const string Cookie = "just-done";

    // A browser keeps 4,096 bytes a cookie; sealing makes them longer.
    private const int MostBytes = 2400;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(20);
    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("Advocacy.Web.JustDone").ToTimeLimitedDataProtector();

    /// <summary>Keeps an event of somebody, and forgets the oldest where there are too many.</summary>
    public void Add(HttpContext context, byte[] done)
    {
        List<byte[]> all = [.. Read(context), done];
        while (all.Count > 1 && all.Sum(one => one.Length + 1) > MostBytes)
        {
            all.RemoveAt(0);
        }

        var sealedEvents = _seal.Protect(Encoding.UTF8.GetBytes($"[{string.Join(',', all.Select(Encoding.UTF8.GetString))}]"), Kept);
        context.Response.Cookies.Append(Cookie, Base64Url.EncodeToString(sealedEvents), KeptFor(context, Kept));
    }

    /// <summary>A person as they are once the store has what they have just done.</summary>
    public async Task<EmployeeActivity> OnTopOfAsync(EmployeeActivity person, HttpContext context, CancellationToken cancellationToken)
    {
        var reader = new EventReader(await pseudonyms.LoadAsync(cancellationToken));
        return Read(context)
            .SelectMany(done => reader.Read(done).Facts.ToList())
            .SelectMany(EmployeeActivity.Of)
            .Where(state => state.PersonId == person.PersonId)
            .Aggregate(person, (sofar, state) => sofar.Join(state));
    }

    /// <summary>Forgets it: who leaves leaves nothing.</summary>
    public static void Clear(HttpContext context) => context.Response.Cookies.Delete(Cookie, KeptFor(context, null));

    private static CookieOptions KeptFor(HttpContext context, TimeSpan? time) =>
        new()
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = time,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
        };

    private IReadOnlyList<byte[]> Read(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 } text)
        {
            return [];
        }

        try
        {
            using var events = JsonDocument.Parse(_seal.Unprotect(Base64Url.DecodeFromChars(text)));
            return [.. events.RootElement.EnumerateArray().Select(one => Encoding.UTF8.GetBytes(one.GetRawText()))];
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            // Somebody else's, changed, or too old: nothing was just done.
            return [];
        }
    }
}
