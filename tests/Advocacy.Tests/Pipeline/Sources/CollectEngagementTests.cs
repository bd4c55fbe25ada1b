using System.Text.Json;

namespace Advocacy.Tests.Pipeline.Sources;

/// <summary>Sources asked part by part, through the queue, by several at once.</summary>
public sealed class CollectEngagementTests : CollectionSetting
{
    [Fact]
    public async Task RunScheduledAsync_ManyPeople_IsAMessageAPartThatNamesNobody()
    {
        await PlanAsync();
        var messages = await Queue.ReceiveAsync(QueueNames.Collection, 32, TimeSpan.FromMinutes(1), Cancellation);
        Assert.Equal(16, messages.Count);
        Assert.All(
            messages,
            message =>
            {
                using var json = JsonDocument.Parse(message.Body);
                Assert.Equal(["at", "part", "source"], json.RootElement.EnumerateObject().Select(member => member.Name).Order());
            }
        );
    }

    [Fact]
    public async Task RunScheduledAsync_EachPartAskedOnce_FindsEverybodysPosts()
    {
        await PlanAsync();
        await Embedded.CollectQueuedAsync(Cancellation);
        Assert.Equal(People, await SharesAsync());
        Assert.Equal(0, await Queue.CountAsync(QueueNames.Collection, Cancellation));
    }

    [Fact]
    public async Task RunScheduledAsync_MessagesDeliveredTwiceOrPlannedTwice_MakeNoCallTwice()
    {
        await PlanAsync();
        await PlanAsync();
        var messages = await Queue.ReceiveAsync(QueueNames.Collection, 32, TimeSpan.FromMinutes(1), Cancellation);
        await Task.WhenAll(messages.Concat(messages).Select(message => Embedded.Get<CollectPart>().RunAsync(message.Body, Cancellation)));
        Assert.Equal(Server.Calls.Count, Server.Calls.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task RunScheduledAsync_CompanyGrows_CutsPartsInTwoAndForgetsNothing()
    {
        await PlanAsync();
        await Embedded.CollectQueuedAsync(Cancellation);
        // Messages of before are about parts that are no more.
        Embedded.Clock.Advance(TimeSpan.FromMinutes(15));
        await PlanAsync();
        await GiveAsync(2 * People);
        await PlanAsync();
        var calls = Server.Calls.Count;
        await Embedded.CollectQueuedAsync(Cancellation);
        Assert.Equal(32, (await States.ReadAsync("bluesky", Cancellation)).Parts);
        Assert.Equal(2 * People, await SharesAsync());
        Assert.DoesNotContain(Server.Calls.Skip(calls), call => call.Contains("actor=a7&", StringComparison.Ordinal));
        Assert.All(
            Directory.EnumerateFiles(Embedded.Folder["sources"], "bluesky.*-of-*"),
            file => Assert.Contains("-of-32", file, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task RunScheduledAsync_DiedWhileItCutParts_LeavesNobodyInAFileThatIsNoPart()
    {
        await PlanAsync();
        await Embedded.CollectQueuedAsync(Cancellation);
        var left = (await States.ReadPartAsync("bluesky", new(0, 16), Cancellation)) with { Part = new(0, 8), Version = 0 };
        await States.SavePartAsync(left, Cancellation);
        await PlanAsync();
        Assert.False(File.Exists(Embedded.Folder["sources/bluesky.0-of-8.json"]));
    }

    [Fact]
    public async Task RunScheduledAsync_NetworkAsksForAPause_StopsEveryPartAndEveryInstance()
    {
        var left = 10;
        Server.Fault = context =>
        {
            if (Interlocked.Decrement(ref left) >= 0)
            {
                return Task.FromResult(false);
            }

            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "3600";
            return Task.FromResult(true);
        };
        await PlanAsync();
        await Embedded.CollectQueuedAsync(Cancellation);
        var calls = Server.Calls.Count;
        Assert.Equal(Now.AddHours(1), (await States.ReadAsync("bluesky", Cancellation)).NextAt);
        using var other = Instance();
        Embedded.Clock.Advance(TimeSpan.FromMinutes(15));
        await PlanAsync();
        await other.CollectQueuedAsync(Cancellation);
        Assert.Equal(calls, Server.Calls.Count);
    }

    [Fact]
    public async Task RunScheduledAsync_ServerIsDown_IsOneFailureHoweverManyPartsFindIt()
    {
        Server.Fault = context =>
        {
            context.Response.StatusCode = 403;
            return Task.FromResult(true);
        };
        await PlanAsync();
        await Embedded.CollectQueuedAsync(Cancellation);
        var state = await States.ReadAsync("bluesky", Cancellation);
        Assert.Equal((1, Now.AddMinutes(15)), (state.Failures, state.NextAt));
    }

    [Fact]
    public async Task RunScheduledAsync_OnePartIsRefused_StopsNoOtherAndIsAskedEverMoreRarely()
    {
        var others = Enumerable.Range(0, People).Where(i => new SourcePart(5, 16).Holds(TestKeys.PseudonymOf($"e{i}"))).ToList();
        Server.Fault = context =>
        {
            var isRefused = others.Any(i => context.Request.QueryString.Value!.Contains($"actor=a{i}&", StringComparison.Ordinal));
            context.Response.StatusCode = isRefused ? 403 : 200;
            return Task.FromResult(isRefused);
        };
        await PlanAsync();
        await Embedded.CollectQueuedAsync(Cancellation);
        Assert.Equal(People - others.Count, await SharesAsync());
        Assert.Null((await States.ReadAsync("bluesky", Cancellation)).Problem);
        Assert.Equal("FAILED once", (await StandingAsync()).Word);
    }

    [Fact]
    public async Task RunScheduledAsync_CallsOfAWindowAreSpent_GoesOnByItselfAndMissesNobody()
    {
        using var slow = Pipeline(("Advocacy:Sources:CallsPerFiveMinutes:bluesky", "30"));
        await GiveAsync(People, slow);
        var times = new List<DateTimeOffset>();
        Server.Fault = _ =>
        {
            lock (times)
            {
                times.Add(slow.Clock.GetUtcNow());
            }

            return Task.FromResult(false);
        };
        for (var minute = 0; minute < 45; minute++)
        {
            if (minute % 15 == 0)
            {
                await slow.Get<CollectEngagement>().RunScheduledAsync(default, Cancellation);
            }

            await slow.CollectQueuedAsync(Cancellation);
            slow.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(People, (await slow.Store.CountAsync(Purpose.Rights, Cancellation)).Shares);
        Assert.All(times, at => Assert.InRange(times.Count(other => other > at.AddMinutes(-5) && other <= at), 1, 30));
    }

    [Fact]
    public async Task RunScheduledAsync_OnePartIsDamaged_FailsAloneAndIsTold()
    {
        await PlanAsync();
        await Embedded.CollectQueuedAsync(Cancellation);
        var part = await States.ReadPartAsync("bluesky", new(3, 16), Cancellation);
        await States.SavePartAsync(part with { Watermark = "{"u8.ToArray() }, Cancellation);
        Embedded.Clock.Advance(TimeSpan.FromDays(1));
        await PlanAsync();
        await Embedded.CollectQueuedAsync(Cancellation);
        Assert.Null((await States.ReadAsync("bluesky", Cancellation)).Problem);
        Assert.Equal(1, (await States.ReadPartAsync("bluesky", new(3, 16), Cancellation)).Health.Failures);
        Assert.Equal("JsonException", (await StandingAsync()).Problem);
    }

    [Fact]
    public async Task OfAsync_NobodyTakesTheMessages_SaysThatItStalls()
    {
        Assert.Null((await StandingAsync()).Word);
        await PlanAsync();
        await Embedded.CollectQueuedAsync(Cancellation);
        Assert.Equal((null, Now), ((await StandingAsync()).Word, (await StandingAsync()).CollectedAt));
        Embedded.Clock.Advance(TimeSpan.FromHours(3));
        await PlanAsync();
        var standing = await StandingAsync();
        Assert.Equal(("STALLED", 16), (standing.Word, standing.Late));
        Assert.Equal("16 of 16 parts were not asked to the end since 2026-03-02 12:00 UTC", standing.Problem);
        await Embedded.CollectQueuedAsync(Cancellation);
        Assert.Null((await StandingAsync()).Word);
    }
}
