using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Advocacy.Tests.Support;

/// <summary>What networks answer to whoever shows that an account is theirs (docs.joinmastodon.org: methods/apps, methods/oauth,
/// methods/accounts#verify_credentials; github.com/bluesky-social/atproto: com/atproto/server/createSession, deleteSession). Set as a
/// <see cref="NetworkServer.Fault"/>, it answers before that server does.</summary>
internal sealed class AccountAnswers
{
    private readonly ConcurrentDictionary<string, string> _challenges = new(StringComparer.Ordinal);
    private int _last;

    /// <summary>Who signs in at Mastodon next; nobody refuses.</summary>
    public string? SignsIn { get; set; } = "ann";

    /// <summary>The app password that opens each account of Bluesky.</summary>
    public Dictionary<string, string> Passwords { get; } = new(StringComparer.Ordinal) { ["ann.bsky.social"] = "abcd-efgh-ijkl-mnop" };

    /// <summary>What Bluesky says that a password is good for.</summary>
    public string Scope { get; set; } = "com.atproto.appPass";

    /// <summary>Whether LinkedIn fails to say who somebody is.</summary>
    public bool IsForgetful { get; set; }

    /// <summary>Whether LinkedIn gives this program refresh tokens.</summary>
    public bool GivesRefreshTokens { get; set; } = true;

    /// <summary>What was asked for last.</summary>
    public string Scopes { get; private set; } = "";

    /// <summary>What was granted and not given back.</summary>
    public ConcurrentDictionary<string, string> Granted { get; } = new(StringComparer.Ordinal);

    /// <summary>What it does not take back.</summary>
    public HashSet<string> KeptTokens { get; } = [];

    /// <summary>Whether it takes nothing back that it granted.</summary>
    public bool KeepsGrants { get; set; }

    /// <summary>Whether it does not answer at all.</summary>
    public bool IsAway { get; set; }

    public async Task<bool> AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (IsAway && (path.StartsWith("/oauth", StringComparison.Ordinal) || path == "/api/v1/apps" || path.Contains("Session")))
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return true;
        }

        if (path is "/oauth/authorize" or "/oauth/v2/authorization")
        {
            Ask(context);
            return true;
        }

        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync() : FormCollection.Empty;
        if (await AnswerOf(context, path, form) is not { } answer)
        {
            return false;
        }

        context.Response.StatusCode = answer.Status;
        await context.Response.WriteAsync(answer.Json.ToJsonString());
        return true;
    }

    private void Ask(HttpContext context)
    {
        var query = context.Request.Query;
        var code = $"code-{Interlocked.Increment(ref _last)}";
        Scopes = query["scope"]!;
        _challenges[code] = query["code_challenge"].ToString();
        var answer = SignsIn is null ? "error=access_denied" : $"code={code}";
        context.Response.Redirect($"{query["redirect_uri"]}?{answer}&state={Uri.EscapeDataString(query["state"]!)}");
    }

    private async Task<(int Status, JsonObject Json)?> AnswerOf(HttpContext context, string path, IFormCollection form)
    {
        var bearer = context.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal);
        switch (path)
        {
            case "/api/v1/apps":
                return (200, new() { ["client_id"] = "app", ["client_secret"] = "app secret" });
            case "/oauth/token"
                when _challenges.TryRemove(form["code"]!, out var challenge) && challenge == ChallengeOf(form["code_verifier"]!):
                return (200, new() { ["access_token"] = Grant(SignsIn!) });
            case "/oauth/v2/accessToken" when form["grant_type"] == "authorization_code":
                return _challenges.TryRemove(form["code"]!, out _) && form["client_secret"] == LinkedInAnswers.ClientSecret
                    ? (200, GrantAtLinkedIn(SignsIn!))
                    : (400, new() { ["error"] = "invalid_grant" });
            case "/v2/me" when IsForgetful:
                return (500, []);
            case "/v2/me":
                return (200, new() { ["id"] = $"Id{bearer.Split('-')[1]}" });
            case "/oauth/token":
                return (400, new() { ["error"] = "invalid_grant" });
            case "/oauth/revoke" or "/oauth/v2/revoke" when KeepsGrants || KeptTokens.Contains(form["token"].ToString()):
                return (403, new() { ["error"] = "unauthorized_client" });
            case "/oauth/revoke" or "/oauth/v2/revoke":
                Granted.TryRemove(form["token"]!, out _);
                return (200, []);
            case "/api/v1/accounts/verify_credentials":
                return Granted.TryGetValue(bearer, out var account) ? (200, new() { ["acct"] = account }) : (401, []);
            case "/xrpc/com.atproto.server.createSession":
                var body = (await JsonNode.ParseAsync(context.Request.Body))!;
                var handle = (string)body["identifier"]!;
                return Passwords.TryGetValue(handle, out var password) && password == (string)body["password"]!
                    ? (
                        200,
                        new()
                        {
                            ["accessJwt"] = $"header.{ClaimsOf(Scope)}.signature",
                            ["refreshJwt"] = Grant(handle),
                            ["handle"] = handle,
                            ["did"] = $"did:plc:{handle}",
                        }
                    )
                    : (401, new() { ["error"] = "AuthenticationRequired" });
            case "/xrpc/com.atproto.server.deleteSession":
                Granted.TryRemove(bearer, out _);
                return (200, []);
            default:
                return null;
        }
    }

    private static string ClaimsOf(string scope) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{{\"scope\":\"{scope}\"}}"));

    private JsonObject GrantAtLinkedIn(string account)
    {
        var token = LinkedInAnswers.RefreshTokenOf(account);
        Granted[token] = account;
        var granted = new JsonObject { ["access_token"] = $"access-{account}-0", ["expires_in"] = 5_184_000 };
        if (GivesRefreshTokens)
        {
            granted["refresh_token"] = token;
        }
        else
        {
            Granted.TryRemove(token, out _);
        }

        return granted;
    }

    private string Grant(string account)
    {
        var token = $"token-{Interlocked.Increment(ref _last)}";
        Granted[token] = account;
        return token;
    }

    private static string ChallengeOf(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
