using Microsoft.AspNetCore.Http;

namespace Advocacy.Tests.Sources.Networks;

/// <summary>What every network must do as a source when something goes wrong, over real HTTP.</summary>
public sealed class NetworkFaultTests : NetworkSourceSetting
{
    [Theory]
    [MemberData(nameof(Networks))]
    public async Task CollectAsync_EveryOtherAnswerGoesWrong_LosesNothing(string network)
    {
        for (var i = 0; i < 7; i++)
        {
            Server.Post(10 + i, "ann", Now.AddDays(-8 + i), likes: i);
        }

        // Of the many calls that LinkedIn takes fewer fail: half of them would open the circuit.
        var (number, every) = (0, network == "linkedin" ? 12 : 8);
        Server.Fault = async context =>
        {
            switch (Interlocked.Increment(ref number) % every)
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
        Assert.Equal(Server.Calls.Count, collected.Calls);
    }

    [Theory]
    [InlineData("mastodon", "X-RateLimit-Reset", "2026-03-02T12:04:00.000Z", 4)]
    [InlineData("bluesky", "RateLimit-Reset", "1772453100", 5)]
    [InlineData("bluesky", "Retry-After", "120", 2)]
    [InlineData("mastodon", "X-Nothing", "", 15)]
    public async Task CollectAsync_ToldToWait_WaitsThatLongAndGoesOnWhereItWas(string network, string header, string value, int minutes)
    {
        Server.Post(10, "ann", Now.AddHours(-3), likes: 1);
        Server.Post(20, "bob", Now.AddHours(-2), likes: 2);
        var left = network == "mastodon" ? 2 : 1;
        Server.Fault = context =>
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
        var state = await Embedded.Get<ISourceStates>().ReadAsync(network, Cancellation);
        Assert.Equal(Now.AddMinutes(minutes), state.NextAt);
        var calls = Server.Calls.Count;
        await CollectAsync(network);
        Assert.Equal(calls, Server.Calls.Count);
        Server.Fault = _ => Task.FromResult(false);
        Embedded.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await CollectAsync(network);
        Assert.Equal(2, (await LikesAsync()).Count);
    }

    [Theory]
    [InlineData("mastodon", 403)]
    [InlineData("mastodon", 401)]
    [InlineData("bluesky", 403)]
    public async Task CollectAsync_Refused_IsToldAndStopsNoOtherSource(string network, int status)
    {
        Server.Post(10, "ann", Now.AddHours(-3));
        Server.Fault = context =>
        {
            var isRefused = context.Request.Path.StartsWithSegments("/xrpc", StringComparison.Ordinal) == (network == "bluesky");
            context.Response.StatusCode = isRefused ? status : 200;
            return Task.FromResult(isRefused);
        };
        await Embedded.Get<CollectEngagement>().RunScheduledAsync(default, Cancellation);
        await Embedded.CollectQueuedAsync(Cancellation);
        var refused = await Embedded.Get<ISourceStates>().ReadAsync(network, Cancellation);
        Assert.Equal((1, Now.AddMinutes(15)), (refused.Failures, refused.NextAt));
        Assert.Contains($"answers {status}", refused.Problem, StringComparison.Ordinal);
        var other = await Embedded.Get<ISourceStates>().ReadAsync(network == "bluesky" ? "mastodon" : "bluesky", Cancellation);
        Assert.Equal((2, null), (other.Events, other.Problem));
    }

    [Theory]
    [InlineData("mastodon", 403)]
    [InlineData("mastodon", 404)]
    [InlineData("bluesky", 400)]
    public async Task CollectAsync_OneAccountIsRefused_KeepsNobodyElseFromBeingLookedAt(string network, int status)
    {
        Server.Post(10, "ann", Now.AddHours(-1));
        Server.Post(20, "bob", Now.AddHours(-1));
        Server.Fault = async context =>
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
        Server.Post(10, "ann", Now.AddHours(-3));
        Server.Fault = async context =>
        {
            await context.Response.WriteAsync("<html>ann wrote secret words</html>");
            return true;
        };
        var collected = await CollectAsync(network);
        Assert.True(collected.IsFailure);
        Assert.Contains("no JSON", collected.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain(Embedded.Logs, line => line.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task CollectAsync_SessionExpires_IsRefreshedOnce()
    {
        Server.AsksForSession = true;
        using var signedIn = Pipeline(
            ("Advocacy:Sources:BlueskyIdentifier", "company.example"),
            ("Advocacy:Sources:BlueskyPassword", "an app password")
        );
        await GiveAccountsAsync(signedIn, ("ann", "ann"));
        await signedIn.MergeAsync(new ConsentDecided(TestKeys.PseudonymOf("ann"), AnyFact.Start, true));
        Server.Post(10, "ann", Now.AddHours(-1));
        await CollectAsync("bluesky", signedIn);
        Server.ExpireTokens();
        signedIn.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Null((await CollectAsync("bluesky", signedIn)).Problem);
        Assert.Equal(
            (1, 1),
            (
                Server.Calls.Count(call => call.Contains("createSession", StringComparison.Ordinal)),
                Server.Calls.Count(call => call.Contains("refreshSession", StringComparison.Ordinal))
            )
        );
        Assert.DoesNotContain(
            signedIn.Logs,
            line => line.Contains("app password", StringComparison.Ordinal) || line.Contains("access-", StringComparison.Ordinal)
        );
        Assert.Empty(Footprints.In(signedIn.Folder.Path, "an app password", "access-", "refresh-"));
    }

    [Fact]
    public async Task CollectAsync_CallsOfTheDaySpent_GoesOnTomorrow()
    {
        using var poor = Pipeline(("Advocacy:Sources:CallsPerDay", "3"));
        await GiveAccountsAsync(poor, ("ann", "ann"), ("bob", "bob"));
        await poor.MergeAsync([.. new[] { "ann", "bob" }.Select(id => new ConsentDecided(TestKeys.PseudonymOf(id), AnyFact.Start, true))]);
        Server.Post(10, "ann", Now.AddHours(-1));
        Server.Post(20, "bob", Now.AddHours(-1));
        var collected = await CollectAsync("mastodon", poor);
        Assert.Equal((3, false), (collected.Calls, collected.IsFailure));
        Assert.Equal(3, Server.Calls.Count);
        poor.Clock.Advance(TimeSpan.FromHours(12));
        await CollectAsync("mastodon", poor);
        poor.Clock.Advance(TimeSpan.FromHours(24));
        await CollectAsync("mastodon", poor);
        await poor.IngestQueueAsync(Cancellation);
        Assert.Equal(
            2,
            (await poor.Store.ReadAsync(Purpose.Rights, Cancellation).ToListAsync(Cancellation)).Sum(person => person.Shares.Count)
        );
    }
}
