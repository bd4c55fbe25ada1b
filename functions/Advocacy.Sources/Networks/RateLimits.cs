using System.Globalization;
using System.Net;

namespace Advocacy.Sources.Networks;

/// <summary>What networks say of how long to wait: Retry-After (RFC 9110), X-RateLimit-Reset (Mastodon: an instant, ISO 8601) and
/// RateLimit-Reset (Bluesky: seconds since 1970).</summary>
internal static class RateLimits
{
    private static readonly string[] ResetHeaders = ["X-RateLimit-Reset", "RateLimit-Reset"];

    private static readonly string[] RemainingHeaders = ["X-RateLimit-Remaining", "RateLimit-Remaining"];

    /// <summary>The instant at which there are calls again, where an answer says that it was the last one granted; null
    /// elsewhere.</summary>
    public static DateTimeOffset? SpentUntil(HttpResponseMessage response) =>
        RemainingHeaders.Any(name => response.Headers.TryGetValues(name, out var values) && values.First().Trim() == "0")
            ? ResetHeaders.Max(name => ResetOf(response, name))
            : null;

    /// <summary>How long to wait before the next call, or null where the answer does not say.</summary>
    public static TimeSpan? WaitOf(HttpResponseMessage response, DateTimeOffset now)
    {
        if (response.Headers.RetryAfter is { } after)
        {
            return AtLeastNone(after.Delta ?? after.Date - now);
        }

        return response.StatusCode == HttpStatusCode.TooManyRequests && ResetHeaders.Max(name => ResetOf(response, name)) is { } reset
            ? AtLeastNone(reset - now)
            : null;
    }

    private static DateTimeOffset? ResetOf(HttpResponseMessage response, string header)
    {
        var text = response.Headers.TryGetValues(header, out var values) ? values.First() : "";
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253_402_300_800
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at
            : null;
    }

    private static TimeSpan? AtLeastNone(TimeSpan? wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
}
