using Microsoft.AspNetCore.Http;

namespace Advocacy.Tests.Sources.Networks;

/// <summary>What networks really answer now and then: empty pages that are not the last, cursors that come back, clocks that go
/// wrong.</summary>
public sealed class NetworkOdditiesTests : NetworkSourceSetting
{
    [Fact]
    public async Task CollectAsync_EmptyPageWithACursor_IsNotTheEnd()
    {
        Answer(
            ("cursor=b", Feed("", View("1", "2026-03-01T10:00:00Z", "2026-03-01T10:00:01Z"))),
            ("cursor=a", Feed("b")),
            ("getAuthorFeed", Feed("a"))
        );
        Assert.Null((await CollectAsync("bluesky")).Problem);
        Assert.Single(await SharesAsync());
    }

    [Fact]
    public async Task CollectAsync_CursorThatComesBack_EndsThere()
    {
        Answer(
            ("cursor=a", Feed("a", View("2", "2026-03-01T09:00:00Z", "2026-03-01T09:00:01Z"))),
            ("getAuthorFeed", Feed("a", View("1", "2026-03-01T10:00:00Z", "2026-03-01T10:00:01Z")))
        );
        Assert.Null((await CollectAsync("bluesky")).Problem);
        Assert.Equal(2, (await SharesAsync()).Count);
        Assert.InRange(Server.Calls.Count, 2, 6);
    }

    [Theory]
    [InlineData("2026-03-01T10:00:00", "2026-03-01T10:00:05Z", "2026-03-01T10:00:00")]
    [InlineData("2031-01-01T00:00:00Z", "2026-03-01T10:00:05Z", "2026-03-01T10:00:05")]
    [InlineData("2026-03-01T12:00:00+02:00", "2026-03-01T10:00:05Z", "2026-03-01T10:00:00")]
    [InlineData("soon", "2026-03-01T10:00:05Z", "2026-03-01T10:00:05")]
    [InlineData("2031-01-01T00:00:00Z", "2031-01-01T00:00:00Z", "2026-03-02T12:00:00")]
    public async Task CollectAsync_TimeOfMakingOfAnyKind_IsUtcAndNoLaterThanTheNetworkSawIt(string created, string indexed, string expected)
    {
        Answer(("getAuthorFeed", Feed("", View("1", created, indexed))));
        await CollectAsync("bluesky");
        Assert.Equal(expected, (await SharesAsync()).Values.Single().SharedAt.UtcDateTime.ToString("s", null));
    }

    [Fact]
    public async Task CollectAsync_OneOddPost_IsABadRowAndStopsNobody()
    {
        Answer(
            (
                "getAuthorFeed",
                $$$"""{"feed":[{"post":{"uri":"at://x/odd"}},7,{},{"post":{{{View("1", "2026-03-01T10:00:00Z", "2026-03-01T10:00:01Z")}}}}]}"""
            )
        );
        Assert.Null((await CollectAsync("bluesky")).Problem);
        Assert.Single(await SharesAsync());
        var bad = (await Embedded.Get<IBadRowStore>().CountAsync(Cancellation)).Values.Sum();
        Assert.InRange(bad, 1, 3);
        Embedded.Clock.Advance(TimeSpan.FromHours(30));
        Assert.Null((await CollectAsync("bluesky")).Problem);
        Assert.Equal(bad, (await Embedded.Get<IBadRowStore>().CountAsync(Cancellation)).Values.Sum());
    }

    [Fact]
    public async Task CollectAsync_AccountThatMovedOrIsGone_IsTold()
    {
        Server.Fault = async context =>
        {
            var path = context.Request.Path + context.Request.QueryString.Value;
            if (path.Contains("lookup?acct=ann", StringComparison.Ordinal))
            {
                await context.Response.WriteAsync("""{"id":"7","moved":{"id":"8"}}""");
                return true;
            }

            context.Response.StatusCode = path.Contains("/7/", StringComparison.Ordinal) ? 200 : 410;
            await context.Response.WriteAsync("[]");
            return true;
        };
        Assert.Equal(
            ["ann has moved to another account; directory/accounts.csv should have that one", "bob is not known to mastodon"],
            (await CollectAsync("mastodon")).Notices.Select(notice => notice.Text).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task CollectAsync_AddressOfTheNextPageHasACommaAndComesBack_IsFollowedOnce()
    {
        Server.Fault = async context =>
        {
            var path = context.Request.Path + context.Request.QueryString.Value;
            if (!path.Contains("/statuses", StringComparison.Ordinal))
            {
                return false;
            }

            context.Response.Headers.Link =
                $"<{Server.Address}/api/v1/accounts/x?rel=prev>; rel=\"prev\", "
                + $"<{Server.Address}/api/v1/accounts/id-ann/statuses?a=1,2>; rel=\"next\"";
            var number = path.Contains("a=1,2", StringComparison.Ordinal) ? 2 : 1;
            await context.Response.WriteAsync(
                $$"""[{"id":"{{number}}","created_at":"2026-03-01T10:00:00Z","visibility":"public","content":"<p>#Employee</p>"}]"""
            );
            return true;
        };
        Server.Post(10, "ann", Now.AddHours(-1));
        Assert.Null((await CollectAsync("mastodon")).Problem);
        var shares = await SharesAsync();
        Assert.Equal(2, shares.Count);
        Assert.All(shares.Values, share => Assert.True(share.Post.Value.Disclosed));
    }

    private static string View(string number, string created, string indexed) =>
        $$"""{"uri":"at://did:plc:ann/app.bsky.feed.post/{{number}}","author":{"handle":"ann"},"""
        + $$"""
            "record":{"text":"x","createdAt":"{{created}}"},"indexedAt":"{{indexed}}","likeCount":1}
            """;

    private static string Feed(string cursor, params string[] posts) =>
        "{\"feed\":["
        + string.Join(',', posts.Select(post => "{\"post\":" + post + "}"))
        + "]"
        + (cursor.Length > 0 ? $",\"cursor\":\"{cursor}\"" : "")
        + "}";

    /// <summary>Answers Ann's feed by the first part of an address that fits; others have none.</summary>
    private void Answer(params (string Part, string Json)[] answers) =>
        Server.Fault = async context =>
        {
            var path = context.Request.Path + context.Request.QueryString.Value;
            var json = path.Contains("actor=ann", StringComparison.Ordinal)
                ? answers.First(answer => path.Contains(answer.Part, StringComparison.Ordinal)).Json
                : """{"feed":[],"posts":[]}""";
            await context.Response.WriteAsync(json);
            return true;
        };

    private async Task<Dictionary<string, ShareActivity>> SharesAsync() =>
        (await PeopleAsync()).SelectMany(person => person.Shares).ToDictionary(share => share.Key, share => share.Value);
}
