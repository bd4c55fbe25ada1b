using CsCheck;

namespace Advocacy.Tests.Sources.Networks;

/// <summary>Networks do not show posts in the order in which they were made.</summary>
public sealed class LatePostsTests : NetworkSourceSetting
{
    private const int Minutes = 24 * 60;
    private const int Looks = 4;

    [Theory]
    [MemberData(nameof(Networks), MemberType = typeof(NetworkSourceSetting))]
    public async Task CollectAsync_PostsAppearInAnyOrder_MissesNoneAndTellsOfEachOnce(string network)
    {
        var posts = Gen.Select(Gen.Int[1, Minutes - 1], Gen.Int[0, Looks - 1]).List[1, 12];
        Server.Post(1, "ann", Now.AddHours(-30));
        await CollectAsync(network);
        var number = 0L;
        await posts.SampleAsync(
            async late =>
            {
                var before = await SharesAsync();
                for (var look = 0; look < Looks; look++)
                {
                    Embedded.Clock.Advance(TimeSpan.FromHours(3));
                    foreach (var (minutes, _) in late.Where(post => post.Item2 == look))
                    {
                        // The network orders by when it was made, not by when it is seen.
                        var at = Embedded.Clock.GetUtcNow().AddMinutes(-minutes);
                        Server.Post((at.ToUnixTimeSeconds() * 1000) + (number++ % 1000), "ann", at);
                    }

                    var collected = await CollectAsync(network);
                    Assert.Null(collected.Problem);
                    Assert.Equal(before + late.Count(post => post.Item2 <= look), await SharesAsync());
                }
            },
            iter: 12,
            threads: 1
        );
    }

    [Theory]
    [MemberData(nameof(Networks), MemberType = typeof(NetworkSourceSetting))]
    public async Task CollectAsync_AccountThatPostsWithoutEnd_IsReadAgainForTenPagesAtMost(string network)
    {
        for (var i = 0; i < 90; i++)
        {
            Server.Post(1000 + i, "ann", Now.AddMinutes(i - 100));
        }

        await CollectAsync(network);
        Assert.Equal(90, await SharesAsync());
        Embedded.Clock.Advance(TimeSpan.FromHours(3));
        Server.Post(5000, "ann", Embedded.Clock.GetUtcNow().AddMinutes(-1));
        var before = Server.Calls.Count(IsList);
        await CollectAsync(network);
        Assert.Equal(91, await SharesAsync());
        // The account of somebody else is looked at too.
        Assert.InRange(Server.Calls.Count(IsList) - before, 10, 13);

        static bool IsList(string call) =>
            call.Contains("getAuthorFeed", StringComparison.Ordinal)
            || call.Contains("/statuses?limit", StringComparison.Ordinal)
            || call.Contains("max_id", StringComparison.Ordinal)
            || call.Contains("/rest/posts", StringComparison.Ordinal);
    }

    private async Task<int> SharesAsync() => (await PeopleAsync()).Sum(person => person.Shares.Count);
}
