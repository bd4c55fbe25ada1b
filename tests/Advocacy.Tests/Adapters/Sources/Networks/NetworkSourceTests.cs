using System.Globalization;
using Advocacy.Domain.Facts;
using Advocacy.Domain.People;
using Advocacy.Pipeline.Ports;
using Advocacy.Pipeline.Stages;
using Advocacy.Tests.Given;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Advocacy.Tests.Adapters.Sources.Networks;

/// <summary>What every network must do as a source, over real HTTP.</summary>
public sealed class NetworkSourceTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private NetworkServer _server = null!;
    private EmbeddedPipeline _pipeline = null!;

    public static TheoryData<string> Networks => ["mastodon", "bluesky"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await NetworkServer.StartAsync();
        _pipeline = Pipeline();
        await GiveAccountsAsync(_pipeline, ("ann", "ann"), ("bob", "bob"), ("cy", "cy"));
        await _pipeline.MergeAsync([.. new[] { "ann", "bob" }.Select(id => new ConsentDecided(TestKeys.PseudonymOf(id), AnyFact.Start, true))]);
        _server.Post(1, "cy", Now.AddDays(-1));
    }

    public async ValueTask DisposeAsync()
    {
        _pipeline.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public async Task CollectAsync_PostsOnSeveralPages_AreSharesWithCountersOfThoseWhoConsent(string network)
    {
        for (var i = 0; i < 8; i++)
        {
            _server.Post(10 + i, "ann", Now.AddDays(-8 + i), likes: i, mentions: ["@BOB", "stranger"]);
        }

        _server.Post(30, "bob", Now.AddHours(-2), isRepost: true);
        var collected = await CollectAsync(network);
        Assert.Equal((16, null), (collected.Events, collected.Problem));
        var ann = Assert.Single(await PeopleAsync(), person => person.Shares.Count > 0);
        Assert.Equal(TestKeys.PseudonymOf("ann"), ann.EmployeeId);
        Assert.Equal(8, ann.Shares.Count);
        Assert.Equal(Enumerable.Range(0, 8).Select(i => (long?)i), ann.Shares.Values.OrderBy(share => share.SharedAt).Select(share => share.Engagement.Days.Single().Value.Reactions));
        Assert.All(ann.Shares.Values, share => Assert.Equal((network, null), (share.Post.Value.Network, share.Engagement.Days[0].Value.Impressions)));
        Assert.Equal(network == "mastodon" ? 8 : 0, ann.Shares.Values.Count(share => share.Mentions.Contains(TestKeys.PseudonymOf("bob"))));
        // Whoever does not consent is not even asked for, and what people wrote is not kept.
        Assert.DoesNotContain(_server.Calls, call => call.Contains("cy", StringComparison.Ordinal));
        Assert.Empty(Footprints.In(_pipeline.Folder.Path, "secret words"));
        Assert.StartsWith("Advocacy/", _server.UserAgent, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public async Task CollectAsync_TimePasses_FindsNewPostsAndLooksAtYoungSharesOftenAndAtOldOnesRarely(string network)
    {
        var old = _server.Post(10, "ann", Now.AddDays(-60), likes: 1);
        var young = _server.Post(11, "ann", Now.AddHours(-1), likes: 1);
        await CollectAsync(network);
        (old.Likes, young.Likes) = (50, 50);
        _server.Post(12, "ann", Now.AddMinutes(31));
        _pipeline.Clock.Advance(TimeSpan.FromMinutes(31));
        await CollectAsync(network);
        Assert.Equal([(1L, "10"), (50L, "11")], await LikesAsync());
        _pipeline.Clock.Advance(TimeSpan.FromDays(8));
        old.Likes = 60;
        young.Likes = 2; // A counter that goes down does not count.
        await CollectAsync(network);
        Assert.Equal([(60L, "10"), (50L, "11"), (0L, "12")], await LikesAsync());
        var calls = _server.Calls.Count;
        await CollectAsync(network);
        Assert.Equal(calls, _server.Calls.Count);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public async Task CollectAsync_PostDeleted_KeepsItsLastCountersAndAsksForItNoMore(string network)
    {
        var post = _server.Post(10, "ann", Now.AddHours(-1), likes: 7);
        await CollectAsync(network);
        post.IsDeleted = true;
        _pipeline.Clock.Advance(TimeSpan.FromMinutes(31));
        await CollectAsync(network);
        var calls = _server.Calls.Count;
        _pipeline.Clock.Advance(TimeSpan.FromMinutes(31));
        await CollectAsync(network);
        Assert.Equal(calls, _server.Calls.Count);
        Assert.Equal([(7L, "10")], await LikesAsync());
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public async Task CollectAsync_EveryOtherAnswerGoesWrong_LosesNothing(string network)
    {
        for (var i = 0; i < 7; i++)
        {
            _server.Post(10 + i, "ann", Now.AddDays(-8 + i), likes: i);
        }

        var number = 0;
        _server.Fault = async context =>
        {
            switch (Interlocked.Increment(ref number) % 8)
            {
                case 1:
                    context.Response.StatusCode = 500;
                    return true;
                case 3:
                    context.Response.StatusCode = 429;
                    context.Response.Headers.RetryAfter = "0";
                    return true;
                case 5:
                    context.Response.ContentLength = 5000;
                    await context.Response.WriteAsync("{\"feed\":[");
                    await context.Response.Body.FlushAsync();
                    context.Abort();
                    return true;
                case 7:
                    await Task.Delay(3000, context.RequestAborted);
                    return true;
                default:
                    return false;
            }
        };
        var collected = await CollectAsync(network);
        Assert.Equal((14, null), (collected.Events, collected.Problem));
        Assert.Equal(7, (await LikesAsync()).Count);
        Assert.Equal(_server.Calls.Count, collected.Calls);
    }

    [Theory]
    [InlineData("mastodon", "X-RateLimit-Reset", "2026-03-02T12:04:00.000Z", 4)]
    [InlineData("bluesky", "RateLimit-Reset", "1772453100", 5)]
    [InlineData("bluesky", "Retry-After", "120", 2)]
    [InlineData("mastodon", "X-Nothing", "", 15)]
    public async Task CollectAsync_ToldToWait_WaitsThatLongAndGoesOnWhereItWas(string network, string header, string value, int minutes)
    {
        _server.Post(10, "ann", Now.AddHours(-3), likes: 1);
        _server.Post(20, "bob", Now.AddHours(-2), likes: 2);
        var left = network == "mastodon" ? 2 : 1;
        _server.Fault = context =>
        {
            if (Interlocked.Decrement(ref left) >= 0)
            {
                return Task.FromResult(false);
            }

            context.Response.StatusCode = 429;
            context.Response.Headers[header] = value;
            return Task.FromResult(true);
        };
        var collected = await CollectAsync(network);
        Assert.False(collected.IsFailure);
        var state = await _pipeline.Get<ISourceStates>().ReadAsync(network, Cancellation);
        Assert.Equal(Now.AddMinutes(minutes), state.NextAt);
        var calls = _server.Calls.Count;
        await CollectAsync(network);
        Assert.Equal(calls, _server.Calls.Count);
        _server.Fault = _ => Task.FromResult(false);
        _pipeline.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await CollectAsync(network);
        Assert.Equal(2, (await LikesAsync()).Count);
    }

    [Theory]
    [InlineData("mastodon", 403)]
    [InlineData("mastodon", 401)]
    [InlineData("bluesky", 403)]
    public async Task CollectAsync_Refused_IsToldAndStopsNoOtherSource(string network, int status)
    {
        _server.Post(10, "ann", Now.AddHours(-3));
        _server.Fault = context =>
        {
            var isRefused = context.Request.Path.StartsWithSegments("/xrpc") == (network == "bluesky");
            context.Response.StatusCode = isRefused ? status : 200;
            return Task.FromResult(isRefused);
        };
        await _pipeline.Get<CollectEngagement>().RunScheduledAsync(default, Cancellation);
        var refused = await _pipeline.Get<ISourceStates>().ReadAsync(network, Cancellation);
        Assert.Equal((1, Now.AddMinutes(15)), (refused.Failures, refused.NextAt));
        Assert.Contains($"answers {status}", refused.Problem, StringComparison.Ordinal);
        var other = await _pipeline.Get<ISourceStates>().ReadAsync(network == "bluesky" ? "mastodon" : "bluesky", Cancellation);
        Assert.Equal((2, null), (other.Events, other.Problem));
    }

    [Theory]
    [InlineData("mastodon", 403)]
    [InlineData("mastodon", 404)]
    [InlineData("bluesky", 400)]
    public async Task CollectAsync_OneAccountIsRefused_KeepsNobodyElseFromBeingLookedAt(string network, int status)
    {
        _server.Post(10, "ann", Now.AddHours(-1));
        _server.Post(20, "bob", Now.AddHours(-1));
        _server.Fault = async context =>
        {
            var isRefused = (context.Request.Path + context.Request.QueryString).Contains("ann", StringComparison.Ordinal);
            if (isRefused)
            {
                context.Response.StatusCode = status;
                await context.Response.WriteAsync("""{"error":"InvalidRequest","message":"Profile not found: ann"}""");
            }

            return isRefused;
        };
        var collected = await CollectAsync(network);
        Assert.Equal((2, null), (collected.Events, collected.Problem));
        Assert.Equal([(0L, "20")], await LikesAsync());
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public async Task CollectAsync_Garbage_IsAFailureThatRepeatsNothingOfIt(string network)
    {
        _server.Post(10, "ann", Now.AddHours(-3));
        _server.Fault = async context =>
        {
            await context.Response.WriteAsync("<html>ann wrote secret words</html>");
            return true;
        };
        var collected = await CollectAsync(network);
        Assert.True(collected.IsFailure);
        Assert.Contains("no JSON", collected.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain(_pipeline.Logs, line => line.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task CollectAsync_SessionExpires_IsRefreshedOnce()
    {
        _server.AsksForSession = true;
        using var signedIn = Pipeline(("Advocacy:Sources:BlueskyIdentifier", "company.example"), ("Advocacy:Sources:BlueskyPassword", "an app password"));
        await GiveAccountsAsync(signedIn, ("ann", "ann"));
        await signedIn.MergeAsync(new ConsentDecided(TestKeys.PseudonymOf("ann"), AnyFact.Start, true));
        _server.Post(10, "ann", Now.AddHours(-1));
        await CollectAsync("bluesky", signedIn);
        _server.ExpireTokens();
        signedIn.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Null((await CollectAsync("bluesky", signedIn)).Problem);
        Assert.Equal((1, 1), (_server.Calls.Count(call => call.Contains("createSession", StringComparison.Ordinal)), _server.Calls.Count(call => call.Contains("refreshSession", StringComparison.Ordinal))));
        Assert.DoesNotContain(signedIn.Logs, line => line.Contains("app password", StringComparison.Ordinal) || line.Contains("access-", StringComparison.Ordinal));
        Assert.Empty(Footprints.In(signedIn.Folder.Path, "an app password", "access-", "refresh-"));
    }

    [Fact]
    public async Task CollectAsync_CallsOfTheDaySpent_GoesOnTomorrow()
    {
        using var poor = Pipeline(("Advocacy:Sources:CallsPerDay", "3"));
        await GiveAccountsAsync(poor, ("ann", "ann"), ("bob", "bob"));
        await poor.MergeAsync([.. new[] { "ann", "bob" }.Select(id => new ConsentDecided(TestKeys.PseudonymOf(id), AnyFact.Start, true))]);
        _server.Post(10, "ann", Now.AddHours(-1));
        _server.Post(20, "bob", Now.AddHours(-1));
        var collected = await CollectAsync("mastodon", poor);
        Assert.Equal((3, false), (collected.Calls, collected.IsFailure));
        Assert.Equal(3, _server.Calls.Count);
        poor.Clock.Advance(TimeSpan.FromHours(12));
        await CollectAsync("mastodon", poor);
        poor.Clock.Advance(TimeSpan.FromHours(24));
        await CollectAsync("mastodon", poor);
        await poor.IngestQueueAsync(Cancellation);
        Assert.Equal(2, (await poor.Store.ReadAsync(Cancellation).ToListAsync(Cancellation)).Sum(person => person.Shares.Count));
    }

    [Fact]
    public async Task CollectAsync_Withdrawal_StopsLookingAndForgetsTheAccount()
    {
        _server.Post(10, "ann", Now.AddHours(-1));
        await CollectAsync("mastodon");
        await _pipeline.MergeAsync(new ConsentDecided(TestKeys.PseudonymOf("ann"), Now, false));
        _pipeline.Clock.Advance(TimeSpan.FromDays(2));
        var calls = _server.Calls.Count;
        await CollectAsync("mastodon");
        Assert.DoesNotContain(_server.Calls.Skip(calls), call => call.Contains("ann", StringComparison.Ordinal) || call.Contains("0010", StringComparison.Ordinal));
        Assert.Empty(Footprints.In(_pipeline.Folder["sources"], TestKeys.PseudonymOf("ann")));
    }

    [Fact]
    public async Task EraseAsync_SomebodyWatched_LeavesNothingOfThemInTheSources()
    {
        _server.Post(10, "ann", Now.AddHours(-1));
        _server.Post(20, "bob", Now.AddHours(-1));
        await CollectAsync("mastodon");
        await _pipeline.Get<EraseEmployee>().RunAsync(EraseEmployee.MessageOf("ann", Now), Cancellation);
        Assert.Empty(Footprints.In(_pipeline.Folder["sources"], TestKeys.PseudonymOf("ann")));
    }

    [Fact]
    public async Task CollectAsync_SomebodyErasedMeanwhile_IsNotBroughtBack()
    {
        _server.Post(10, "ann", Now.AddHours(-1));
        _server.Post(20, "bob", Now.AddHours(-1));
        await CollectAsync("mastodon");
        _pipeline.Clock.Advance(TimeSpan.FromMinutes(31));
        var isErased = false;
        _server.Fault = async _ =>
        {
            if (!isErased)
            {
                isErased = true;
                await _pipeline.Get<EraseEmployee>().RunAsync(EraseEmployee.MessageOf("ann", Now), Cancellation);
            }

            return false;
        };
        var collected = await CollectAsync("mastodon");
        Assert.Contains("somebody in it was erased", collected.Problem, StringComparison.Ordinal);
        Assert.Empty(Footprints.In(_pipeline.Folder["sources"], TestKeys.PseudonymOf("ann")));
        Assert.Null((await CollectAsync("mastodon")).Problem);
    }

    private EmbeddedPipeline Pipeline(params (string, string)[] more)
    {
        var pipeline = new EmbeddedPipeline([("Advocacy:Sources:MastodonServer", _server.Address), ("Advocacy:Sources:BlueskyServer", _server.Address), ("Advocacy:Sources:RetrySeconds", "0.01"), ("Advocacy:Sources:TimeoutSeconds", "1"), .. more]);
        pipeline.Clock.AdjustTime(Now);
        return pipeline;
    }

    private static async Task GiveAccountsAsync(EmbeddedPipeline pipeline, params (string Id, string Account)[] accounts)
    {
        Directory.CreateDirectory(pipeline.Folder["directory"]);
        await File.WriteAllLinesAsync(
            pipeline.Folder["directory/accounts.csv"],
            ["employee_id,network,account", .. accounts.SelectMany(account => Networks.Select(network => string.Create(CultureInfo.InvariantCulture, $"{account.Id},{network.Data},@{account.Account}")))],
            Cancellation);
    }

    private async Task<CollectedSource> CollectAsync(string network, EmbeddedPipeline? pipeline = null)
    {
        var collect = (pipeline ?? _pipeline).Get<CollectEngagement>();
        var collected = await collect.RunAsync(collect.Sources.Single(source => source.Name == network), null, _ => Task.CompletedTask, null, Cancellation);
        await (pipeline ?? _pipeline).IngestQueueAsync(Cancellation);
        return collected;
    }

    private async Task<List<EmployeeActivity>> PeopleAsync() => await _pipeline.Store.ReadAsync(Cancellation).ToListAsync(Cancellation);

    /// <summary>The reactions of each share, by the end of its id.</summary>
    private async Task<List<(long Likes, string Id)>> LikesAsync() =>
    [
        .. (await PeopleAsync()).SelectMany(person => person.Shares).OrderBy(share => share.Value.SharedAt)
            .Select(share => (share.Value.Engagement.Days.Max(day => day.Value.Reactions ?? 0), share.Key[^2..])),
    ];
}
