using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Advocacy.Tests.Support;

/// <summary>What LinkedIn answers, in the shapes of its documentation (learn.microsoft.com/linkedin:
/// shared/authentication/programmatic-refresh-tokens; marketing/community-management: shares/posts-api,
/// members/post-statistics). The company's page is the account 77.</summary>
internal sealed class LinkedInAnswers(
    IReadOnlyDictionary<string, List<NetworkPosted>> posts,
    IReadOnlyDictionary<long, NetworkPosted> byNumber
)
{
    public const string ClientSecret = "a client secret";

    private int _session;

    /// <summary>Members who took back what they granted at LinkedIn.</summary>
    public HashSet<string> Revoked { get; } = [];

    /// <summary>Whether members granted the reading of their analytics.</summary>
    public bool HasAnalytics { get; set; } = true;

    /// <summary>Metrics that it does not know.</summary>
    public HashSet<string> Unknown { get; } = [];

    public string? Version { get; private set; }

    public static string RefreshTokenOf(string account) => $"refresh-{account}";

    public static string Urn(long number) => string.Create(CultureInfo.InvariantCulture, $"urn:li:share:{number:D4}");

    public void ExpireTokens() => _session++;

    public (int Status, JsonNode Json) Answer(HttpContext context, int pageSize)
    {
        var (request, query) = (context.Request, context.Request.Query);
        if (request.Path == "/oauth/v2/accessToken")
        {
            return Token(request.Form);
        }

        Version = request.Headers["LinkedIn-Version"];
        var token = request.Headers.Authorization.ToString();
        if (token.Split('-') is not [_, var account, var session] || session != $"{_session}" || Revoked.Contains(account))
        {
            return (401, new JsonObject { ["status"] = 401, ["code"] = "EXPIRED_ACCESS_TOKEN" });
        }

        return request.Path.Value switch
        {
            "/v2/userinfo" => (200, new JsonObject { ["sub"] = $"Id{account}", ["name"] = "secret words" }),
            "/rest/posts" => (
                200,
                Page(
                    query["author"].ToString().Split(':')[^1],
                    int.Parse(query["start"].FirstOrDefault() ?? "0", CultureInfo.InvariantCulture),
                    pageSize
                )
            ),
            "/rest/memberCreatorPostAnalytics" when !HasAnalytics => (403, new JsonObject { ["status"] = 403 }),
            "/rest/memberCreatorPostAnalytics" => Total(query["entity"]!, query["queryType"]!),
            _ => (404, new JsonObject { ["status"] = 404 }),
        };
    }

    private (int Status, JsonNode Json) Token(IFormCollection form) =>
        form["grant_type"] == "refresh_token"
        && form["client_secret"] == ClientSecret
        && form["refresh_token"].ToString().Split('-') is ["refresh", var account]
        && !Revoked.Contains(account)
            ? (
                200,
                new JsonObject
                {
                    ["access_token"] = $"access-{account}-{_session}",
                    ["expires_in"] = 5_184_000,
                    ["refresh_token"] = RefreshTokenOf(account),
                    ["refresh_token_expires_in"] = 31_536_000,
                }
            )
            : (400, new JsonObject { ["error"] = "invalid_grant", ["error_description"] = "secret words" });

    private JsonObject Page(string author, int start, int pageSize)
    {
        var account = author.StartsWith("Id", StringComparison.Ordinal) ? author[2..] : author;
        var all = (posts.GetValueOrDefault(account) ?? [])
            .Where(post => !post.IsDeleted && !post.IsRepost)
            .OrderByDescending(post => post.At)
            .ToList();
        var links =
            start + pageSize < all.Count
                ? new JsonArray(
                    new JsonObject
                    {
                        ["rel"] = "next",
                        ["href"] = $"/rest/posts?q=author&author=urn:li:person:{author}&start={start + pageSize}",
                    }
                )
                : [];
        return new()
        {
            ["paging"] = new JsonObject { ["start"] = start, ["links"] = links },
            ["elements"] = new JsonArray([.. all.Skip(start).Take(pageSize).Select(Post)]),
        };
    }

    private static JsonObject Post(NetworkPosted post)
    {
        var json = new JsonObject
        {
            ["id"] = Urn(post.Number),
            ["createdAt"] = post.At.ToUnixTimeMilliseconds(),
            ["publishedAt"] = post.At.ToUnixTimeMilliseconds(),
            ["lifecycleState"] = "PUBLISHED",
            ["visibility"] = "PUBLIC",
            ["commentary"] =
                $"secret words {string.Join(' ', post.Mentions.Select(account => $"@[Somebody](urn:li:person:{account.TrimStart('@')})"))}",
            ["content"] = new JsonObject { ["article"] = new JsonObject { ["title"] = "secret words" } },
        };
        if (post.Reshares is { } number)
        {
            json["reshareContext"] = new JsonObject { ["parent"] = Urn(number), ["root"] = Urn(number) };
        }

        return json;
    }

    private (int Status, JsonNode Json) Total(string entity, string metric)
    {
        var post = PostOf(Uri.UnescapeDataString(entity.Trim('(', ')')[entity.IndexOf(':', StringComparison.Ordinal)..]));
        if (post is not { IsDeleted: false })
        {
            return (404, new JsonObject { ["status"] = 404, ["message"] = "No virtual resource found" });
        }

        long? count = metric switch
        {
            _ when Unknown.Contains(metric) => null,
            "IMPRESSION" => 100 * post.Likes,
            "MEMBERS_REACHED" => 60 * post.Likes,
            "REACTION" => post.Likes,
            "COMMENT" => post.Replies,
            "RESHARE" => post.Reposts,
            "LINK_CLICKS" => 2 * post.Likes,
            // How LinkedIn says that it has none.
            "POST_SAVE" => -1,
            _ => null,
        };
        return count is null
            ? (400, new JsonObject { ["status"] = 400 })
            : (200, new JsonObject { ["elements"] = new JsonArray(new JsonObject { ["count"] = count, ["metricType"] = metric }) });
    }

    private NetworkPosted? PostOf(string urn) => byNumber.GetValueOrDefault(long.Parse(urn.Split(':')[^1], CultureInfo.InvariantCulture));
}
