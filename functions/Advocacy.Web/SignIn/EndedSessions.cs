using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;

namespace Advocacy.Web.SignIn;

/// <summary>Sessions that somebody ended: a copy of their cookie opens nothing any more. Kept in memory, and so sessions end with the
/// program; in Azure the platform keeps them.</summary>
public sealed class EndedSessions(TimeProvider clock)
{
    private const string SessionClaim = "session";
    private const int IdLength = 32;
    private readonly string _program = RandomNumberGenerator.GetHexString(IdLength);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _ended = new(StringComparer.Ordinal);

    /// <summary>How long a session lasts at most.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromHours(10);

    /// <summary>Gives a principal a session that can be ended.</summary>
    public void Begin(ClaimsPrincipal principal) =>
        ((ClaimsIdentity)principal.Identity!).AddClaim(new(SessionClaim, $"{_program}{RandomNumberGenerator.GetHexString(IdLength)}"));

    /// <summary>Ends the session of a principal.</summary>
    public void End(ClaimsPrincipal principal)
    {
        var now = clock.GetUtcNow();
        foreach (var (session, until) in _ended)
        {
            if (until < now)
            {
                _ended.TryRemove(session, out _);
            }
        }

        if (principal.FindFirstValue(SessionClaim) is { } id)
        {
            _ended[id] = now + Longest;
        }
    }

    /// <summary>Whether the session of a principal was ended, or begun by a program that has ended.</summary>
    public bool IsEnded(ClaimsPrincipal principal) =>
        principal.FindFirstValue(SessionClaim) is not { } id
        || !id.StartsWith(_program, StringComparison.Ordinal)
        || _ended.ContainsKey(id);
}
