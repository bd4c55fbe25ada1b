using System.Net;
using Advocacy.Pipeline.Privacy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Advocacy.Web.SignIn;

/// <summary>Whether anybody may sign in as anybody: only where the store takes in nobody but the simulated company, under the key that is
/// published, which opens no store of real people; and only from this machine.</summary>
public sealed class DemoCompany(IOptions<PrivacyOptions> privacy)
{
    private static readonly string[] Forwarded = ["X-Forwarded", "X-Original", "Forwarded"];
    private static readonly string[] LoopbackNames = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Whether the store is the simulated company's.</summary>
    public bool IsHere => privacy.Value is { OnlySource: not null, PseudonymKey: PrivacyOptions.PublishedKey };

    /// <summary>Whether a request may sign in so. The name that was asked for counts too: a page from elsewhere could point its own name
    /// at this machine.</summary>
    public bool IsOpenTo(HttpContext context) =>
        IsHere
        // Whatever comes by a proxy, or says that it does, comes from elsewhere.
        && !context.Request.Headers.Keys.Any(name => Forwarded.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
        && context.Connection.RemoteIpAddress is { } from
        && IPAddress.IsLoopback(from)
        && LoopbackNames.Contains(context.Request.Host.Host, StringComparer.OrdinalIgnoreCase);
}
