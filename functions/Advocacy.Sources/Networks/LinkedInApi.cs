using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Advocacy.Pipeline.Sources;
using Microsoft.Extensions.Options;

namespace Advocacy.Sources.Networks;

/// <summary>LinkedIn's REST API (learn.microsoft.com/linkedin: shared/authentication/programmatic-refresh-tokens,
/// marketing/community-management/shares/posts-api), asked with access tokens that it gets for refresh tokens. They are kept in memory
/// only.</summary>
internal sealed class LinkedInApi(IOptions<SourcesOptions> options, TimeProvider clock)
{
    /// <summary>How its HTTP client is called.</summary>
    public const string Client = "linkedin";

    private const int PageSize = 100;
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, (string Token, DateTimeOffset Until)> _access = new(StringComparer.Ordinal);

    /// <summary>What the configuration says.</summary>
    public LinkedInOptions Options => options.Value.LinkedIn;

    /// <summary>Where it is asked, or null where the configuration does not enable it.</summary>
    public Uri? Server => Options.Server is { Length: > 0 } server ? new(server) : null;

    /// <summary>The instant of a member in milliseconds since 1970, or null.</summary>
    public static DateTimeOffset? At(JsonElement json, string member) =>
        json.Count(member) is { } milliseconds and > 0 and < 253_402_300_800_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    /// <summary>Asks on behalf of the member who gave a refresh token. A refused access token is renewed once.</summary>
    public async Task<NetworkAnswer?> GetAsync(NetworkCalls calls, string path, string refreshToken, CancellationToken cancellationToken)
    {
        var uri = new Uri(Server!, path);
        try
        {
            return await calls.GetAsync(uri, await AccessAsync(calls, refreshToken, cancellationToken), cancellationToken);
        }
        catch (SourceFailedException e) when (e.Status == 401 && _access.TryRemove(refreshToken, out _))
        {
            return await calls.GetAsync(uri, await AccessAsync(calls, refreshToken, cancellationToken), cancellationToken);
        }
    }

    /// <summary>Pages of what a member or a page posted, the newest first.</summary>
    public async IAsyncEnumerable<IReadOnlyList<JsonElement>> PostsAsync(
        NetworkCalls calls,
        string author,
        string refreshToken,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var trail = new PageTrail();
        for (
            var path = $"/rest/posts?q=author&author={Uri.EscapeDataString(author)}&count={PageSize}&sortBy=CREATED";
            trail.MayFollow(path);

        )
        {
            var answer = await GetAsync(calls, path!, refreshToken, cancellationToken);
            if (answer is null)
            {
                yield break;
            }

            yield return
            [
                .. answer
                    .Json.Items("elements")
                    .Where(post =>
                        post.Text("lifecycleState") == "PUBLISHED" && post.Text("id") is not null && At(post, "createdAt") is not null
                    ),
            ];
            path = NextOf(answer.Json);
        }
    }

    /// <summary>The next page, as the answer gives it; an address on another server is ignored.</summary>
    private static string? NextOf(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("paging", out var paging)
            ? paging
                .Items("links")
                .Where(link => link.Text("rel") == "next")
                .Select(link => link.Text("href"))
                .FirstOrDefault(href => href is ['/', not '/', ..])
            : null;

    private async Task<string> AccessAsync(NetworkCalls calls, string refreshToken, CancellationToken cancellationToken)
    {
        if (_access.TryGetValue(refreshToken, out var known) && known.Until > clock.GetUtcNow())
        {
            return known.Token;
        }

        var answer = await calls.PostAsync(
            new(new(Options.SignIn), "/oauth/v2/accessToken"),
            new Dictionary<string, string>
            {
                ["grant_type"] = "refresh_token",
                ["refresh_token"] = refreshToken,
                ["client_id"] = Options.ClientId!,
                ["client_secret"] = Options.ClientSecret!,
            },
            cancellationToken
        );
        if (answer?.Json.Text("access_token") is not { } token)
        {
            throw new SourceFailedException("the sign-in gives no access token");
        }

        _access[refreshToken] = (
            token,
            clock.GetUtcNow() + TimeSpan.FromSeconds(Math.Max(0, answer.Json.Count("expires_in") ?? 0)) - Margin
        );
        return token;
    }
}
