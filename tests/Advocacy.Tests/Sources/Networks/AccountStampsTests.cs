namespace Advocacy.Tests.Sources.Networks;

/// <summary>Many accounts are asked at once whether they have posted; only those that have are listed.</summary>
public sealed class AccountStampsTests : IAsyncLifetime
{
    private const int People = 60;
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private NetworkServer _server = null!;
    private EmbeddedPipeline _pipeline = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await NetworkServer.StartAsync();
        _pipeline = new(("Advocacy:Sources:MastodonServer", _server.Address), ("Advocacy:Sources:BlueskyServer", _server.Address));
        _pipeline.Clock.AdjustTime(Now);
        Directory.CreateDirectory(_pipeline.Folder["directory"]);
        await File.WriteAllLinesAsync(
            _pipeline.Folder["directory/accounts.csv"],
            [
                "employee_id,network,account",
                .. Enumerable.Range(0, People).SelectMany(i => new[] { $"e{i},mastodon,a{i}", $"e{i},bluesky,a{i}" }),
            ],
            Cancellation
        );
        await _pipeline.MergeAsync([
            .. Enumerable.Range(0, People).Select(i => new ConsentDecided(TestKeys.PseudonymOf($"e{i}"), AnyFact.Start, true)),
        ]);
        for (var i = 0; i < People; i++)
        {
            _server.Post(i, $"a{i}", Now.AddDays(-20));
        }
    }

    public async ValueTask DisposeAsync()
    {
        _pipeline.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("mastodon", 2)]
    [InlineData("bluesky", 3)]
    public async Task CollectAsync_OneOfSixtyHasPosted_AsksForAllAtOnceAndListsTheOne(string network, int batches)
    {
        await SettleAsync(network);
        var before = _server.Calls.Count;
        _server.Post(100, "a7", _pipeline.Clock.GetUtcNow().AddMinutes(-1));
        await _pipeline.CollectAsync(network);
        var calls = _server.Calls.Skip(before).ToList();
        Assert.Equal(batches, calls.Count(IsOfAccounts));
        Assert.Contains("a7", Assert.Single(calls, IsListing), StringComparison.Ordinal);
        Assert.Equal(People + 1, await SharesAsync());
    }

    [Theory]
    [InlineData("mastodon")]
    [InlineData("bluesky")]
    public async Task CollectAsync_APostTakesThePlaceOfADeletedOne_IsFoundWithinAWeek(string network)
    {
        await SettleAsync(network);
        var at = _pipeline.Clock.GetUtcNow().AddMinutes(-2);
        var gone = _server.Post(100, "a7", at);
        await _pipeline.CollectAsync(network);
        gone.IsDeleted = true;
        _server.Post(101, "a7", at.AddMinutes(1));
        for (var day = 0; day < 7; day++)
        {
            _pipeline.Clock.Advance(TimeSpan.FromDays(1));
            await _pipeline.CollectAsync(network);
        }

        Assert.Contains(
            await _pipeline.Store.ReadAsync(Purpose.Rights, Cancellation).ToListAsync(Cancellation),
            person => person.Shares.Any(share => share.Key.EndsWith("101", StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData("mastodon", 404)]
    [InlineData("mastodon", 422)]
    [InlineData("bluesky", 400)]
    [InlineData("bluesky", 501)]
    public async Task CollectAsync_ServerHasNoSuchCall_ListsEachAccount(string network, int status)
    {
        _server.Fault = context =>
        {
            var isAsked = context.Request.Path.Value is "/api/v1/accounts" or "/xrpc/app.bsky.actor.getProfiles";
            context.Response.StatusCode = isAsked ? status : 200;
            return Task.FromResult(isAsked);
        };
        await SettleAsync(network);
        _server.Post(100, "a7", _pipeline.Clock.GetUtcNow().AddMinutes(-1));
        Assert.Null((await _pipeline.CollectAsync(network)).Problem);
        Assert.Equal(People + 1, await SharesAsync());
    }

    /// <summary>Until nothing is new: the first looks list everybody.</summary>
    private async Task SettleAsync(string network)
    {
        for (var look = 0; look < 3; look++)
        {
            await _pipeline.CollectAsync(network);
            _pipeline.Clock.Advance(TimeSpan.FromDays(1));
        }
    }

    private static bool IsOfAccounts(string call) =>
        call.Contains("/accounts?id", StringComparison.Ordinal) || call.Contains("getProfiles", StringComparison.Ordinal);

    private static bool IsListing(string call) =>
        call.Contains("/statuses?limit", StringComparison.Ordinal) || call.Contains("getAuthorFeed", StringComparison.Ordinal);

    private async Task<long> SharesAsync() => (await _pipeline.Store.CountAsync(Purpose.Rights, Cancellation)).Shares;
}
