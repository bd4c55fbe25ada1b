using Microsoft.AspNetCore.Http;

namespace Advocacy.Tests.Sources.Networks;

/// <summary>What every network must do as a source, over real HTTP.</summary>
public sealed class NetworkSourceTests : NetworkSourceSetting
{
    [Theory]
    [MemberData(nameof(Networks))]
    public async Task CollectAsync_PostsOnSeveralPages_AreSharesWithCountersOfThoseWhoConsent(string network)
    {
        for (var i = 0; i < 8; i++)
        {
            Server.Post(10 + i, "ann", Now.AddDays(-8 + i), likes: i, mentions: ["@BOB", "stranger"]);
        }

        Server.Post(30, "bob", Now.AddHours(-2), isRepost: true);
        var collected = await CollectAsync(network);
        Assert.Equal((16, null), (collected.Events, collected.Problem));
        var ann = Assert.Single(await PeopleAsync(), person => person.Shares.Count > 0);
        Assert.Equal(TestKeys.PseudonymOf("ann"), ann.PersonId);
        Assert.Equal(8, ann.Shares.Count);
        Assert.Equal(
            Enumerable.Range(0, 8).Select(i => (long?)i),
            ann.Shares.Values.OrderBy(share => share.SharedAt).Select(share => share.Engagement.Days.Single().Value.Reactions)
        );
        Assert.All(
            ann.Shares.Values,
            share =>
                Assert.Equal(
                    (network, network == "linkedin"),
                    (share.Post.Value.Network, share.Engagement.Days[0].Value.Impressions is not null)
                )
        );
        Assert.Equal(network == "bluesky" ? 0 : 8, ann.Shares.Values.Count(share => share.Mentions.Contains(TestKeys.PseudonymOf("bob"))));
        // Whoever does not consent is not even asked for, and what people wrote is not kept.
        Assert.DoesNotContain(Server.Calls, call => call.Contains("cy", StringComparison.Ordinal));
        Assert.Empty(Footprints.In(Embedded.Folder.Path, "secret words"));
        Assert.StartsWith("Advocacy/", Server.UserAgent, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public async Task CollectAsync_TimePasses_FindsNewPostsAndLooksAtYoungSharesOftenAndAtOldOnesRarely(string network)
    {
        var old = Server.Post(10, "ann", Now.AddDays(-60), likes: 1);
        var young = Server.Post(11, "ann", Now.AddHours(-1), likes: 1);
        await CollectAsync(network);
        (old.Likes, young.Likes) = (50, 50);
        Server.Post(12, "ann", Now.AddMinutes(31));
        Embedded.Clock.Advance(TimeSpan.FromMinutes(31));
        await CollectAsync(network);
        Assert.Equal([(1L, "10"), (50L, "11")], await LikesAsync());
        Embedded.Clock.Advance(TimeSpan.FromDays(8));
        old.Likes = 60;
        young.Likes = 2; // A counter that goes down does not count.
        await CollectAsync(network);
        Assert.Equal([(60L, "10"), (50L, "11"), (0L, "12")], await LikesAsync());
        var calls = Server.Calls.Count;
        await CollectAsync(network);
        Assert.Equal(calls, Server.Calls.Count);
    }

    [Theory]
    [InlineData("mastodon")]
    [InlineData("bluesky")]
    public async Task CollectAsync_PostDeleted_GoesWithItsRecordAfterADayAndIsAskedForNoMore(string network)
    {
        var post = Server.Post(10, "ann", Now.AddHours(-1), likes: 7);
        Server.Post(11, "ann", Now.AddHours(-1), likes: 8);
        await CollectAsync(network);
        post.IsDeleted = true;
        for (var hours = 0; hours < 24; hours += 6)
        {
            Embedded.Clock.Advance(TimeSpan.FromHours(6));
            await CollectAsync(network);
            Assert.Equal([(7L, "10"), (8L, "11")], await LikesAsync());
        }

        Embedded.Clock.Advance(TimeSpan.FromHours(6));
        await CollectAsync(network);
        Assert.Equal([(8L, "11")], await LikesAsync());
        var calls = Server.Calls.Count;
        Embedded.Clock.Advance(TimeSpan.FromDays(1));
        await CollectAsync(network);
        Assert.DoesNotContain(Server.Calls.Skip(calls), call => call.Contains("00010", StringComparison.Ordinal));
    }

    /// <summary>Nothing is told of the account, its posts cannot be read, or another server is asked: none of it is a deletion.</summary>
    [Theory]
    [InlineData("mastodon", "account")]
    [InlineData("bluesky", "account")]
    [InlineData("mastodon", "unreadable")]
    [InlineData("bluesky", "unreadable")]
    [InlineData("bluesky", "hidden")]
    [InlineData("mastodon", "elsewhere")]
    public async Task CollectAsync_PostsAreNotToldForAnotherReason_LosesNothing(string network, string reason)
    {
        Server.Post(10, "ann", Now.AddHours(-1), likes: 7);
        await CollectAsync(network);
        Server.Fault = async context =>
        {
            await context.Response.WriteAsync(
                (network, reason, context.Request.Path.Value) switch
                {
                    ("mastodon", "unreadable", _) => """[{"id":"000000000000000010"}]""",
                    // The other server has an account of that id, which is somebody else's.
                    ("mastodon", "elsewhere", "/api/v1/accounts") => """[{"id":"id-ann","statuses_count":1}]""",
                    ("mastodon", "elsewhere", "/api/v1/accounts/lookup") => """{"id":"id-ann"}""",
                    ("mastodon", _, _) => "[]",
                    (_, "unreadable", _) =>
                        """{"posts":[{"uri":"at://did:plc:ann/app.bsky.feed.post/000000000000000010"}],"feed":[],"profiles":[]}""",
                    (_, "hidden", _) =>
                        """{"posts":[],"feed":[],"profiles":[{"handle":"ann","postsCount":1,"viewer":{"blockedBy":true}}]}""",
                    _ => """{"posts":[],"feed":[],"profiles":[]}""",
                }
            );
            return true;
        };
        var pipeline =
            reason == "elsewhere"
                ? Instance(("Advocacy:Sources:MastodonServer", Server.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)))
                : Embedded;
        for (var look = 0; look < 9; look++)
        {
            Embedded.Clock.Advance(TimeSpan.FromHours(6));
            await CollectAsync(network, pipeline);
        }

        Assert.Equal([(7L, "10")], await LikesAsync());
    }

    [Theory]
    [InlineData("mastodon")]
    [InlineData("bluesky")]
    public async Task CollectAsync_PostIsAwayForHours_LosesNothing(string network)
    {
        var post = Server.Post(10, "ann", Now.AddHours(-1), likes: 7);
        await CollectAsync(network);
        for (var look = 0; look < 6; look++)
        {
            post.IsDeleted = look % 3 != 2;
            Embedded.Clock.Advance(TimeSpan.FromHours(10));
            await CollectAsync(network);
        }

        Assert.Equal([(7L, "10")], await LikesAsync());
    }

    [Fact]
    public async Task CollectAsync_NothingNewSinceATag_IsAnsweredWithoutItsContentAndLosesNothing()
    {
        Server.KnowsAccounts = false;
        Server.Post(10, "ann", Now.AddHours(-1));
        await CollectAsync("mastodon");
        for (var look = 0; look < 3; look++)
        {
            Embedded.Clock.Advance(TimeSpan.FromHours(3));
            await CollectAsync("mastodon");
        }

        Assert.InRange(Server.Unchanged, 2, 6);
        Server.Post(11, "ann", Now.AddHours(10));
        Embedded.Clock.Advance(TimeSpan.FromHours(3));
        await CollectAsync("mastodon");
        Assert.Equal(["10", "11"], (await LikesAsync()).Select(share => share.Id));
    }

    [Fact]
    public async Task CollectAsync_Withdrawal_StopsLookingAndForgetsTheAccount()
    {
        Server.Post(10, "ann", Now.AddHours(-1));
        await CollectAsync("mastodon");
        await Embedded.MergeAsync(new ConsentDecided(TestKeys.PseudonymOf("ann"), Now, false));
        Embedded.Clock.Advance(TimeSpan.FromDays(2));
        var calls = Server.Calls.Count;
        await CollectAsync("mastodon");
        Assert.DoesNotContain(
            Server.Calls.Skip(calls),
            call => call.Contains("ann", StringComparison.Ordinal) || call.Contains("0010", StringComparison.Ordinal)
        );
        Assert.Empty(Footprints.In(Embedded.Folder["sources"], TestKeys.PseudonymOf("ann").Value));
    }

    [Fact]
    public async Task EraseAsync_SomebodyWatched_LeavesNothingOfThemInTheSources()
    {
        Server.Post(10, "ann", Now.AddHours(-1));
        Server.Post(20, "bob", Now.AddHours(-1));
        await CollectAsync("mastodon");
        await Embedded.Get<EraseEmployee>().RunAsync(ErasureMessage.Of(new("ann"), Now), Cancellation);
        Assert.Empty(Footprints.In(Embedded.Folder["sources"], TestKeys.PseudonymOf("ann").Value));
    }

    [Fact]
    public async Task CollectAsync_SomebodyErasedMeanwhile_IsNotBroughtBack()
    {
        Server.Post(10, "ann", Now.AddHours(-1));
        Server.Post(20, "bob", Now.AddHours(-1));
        await CollectAsync("mastodon");
        Embedded.Clock.Advance(TimeSpan.FromMinutes(31));
        var isErased = false;
        Server.Fault = async _ =>
        {
            if (!isErased)
            {
                isErased = true;
                await Embedded.Get<EraseEmployee>().RunAsync(ErasureMessage.Of(new("ann"), Now), Cancellation);
            }

            return false;
        };
        var collected = await CollectAsync("mastodon");
        Assert.Contains("somebody in it was erased", collected.Problem, StringComparison.Ordinal);
        Assert.Empty(Footprints.In(Embedded.Folder["sources"], TestKeys.PseudonymOf("ann").Value));
        Assert.Null((await CollectAsync("mastodon")).Problem);
    }
}
