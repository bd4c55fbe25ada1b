using System.Globalization;

namespace Advocacy.Tests.Sources.Networks;

/// <summary>A day of a large company on one network, which grants no more calls than its documentation says:
/// docs.joinmastodon.org/api/rate-limits has 300 in 5 minutes; docs.bsky.app/docs/advanced-guides/rate-limits has 3,000 in 5 minutes.
/// ADVOCACY_PEOPLE is how many people there are; a network's grant goes down with them, as if they were a part of 100,000 (Bluesky) or
/// 50,000 (Mastodon).</summary>
[Trait("Speed", "Slow")]
public sealed class SimulatedDayTests
{
    // 640,000 shares a month among 100,000 people.
    private const double SharesADay = 640_000 / 30.0 / 100_000;
    private const int DaysBefore = 16;
    private static readonly int People = int.Parse(
        Environment.GetEnvironmentVariable("ADVOCACY_PEOPLE") ?? "80",
        CultureInfo.InvariantCulture
    );
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, int> Days =>
        Environment.GetEnvironmentVariable("ADVOCACY_PEOPLE") is null
            ? new() { { "bluesky", 4 }, { "mastodon", 4 } }
            : new() { { "bluesky", 1 }, { "bluesky", 4 } };

    [Theory]
    [MemberData(nameof(Days))]
    public async Task CollectAsync_ADayOfALargeCompany_StaysWithinTheLimitAndMissesNoShare(string network, int instances)
    {
        await using var day = await SimulatedDay.StartAsync(network, People, instances);
        var chance = new Chance(network);
        for (var i = 0; i < day.People * SharesADay * DaysBefore; i++)
        {
            day.Post(chance.Next(day.People), Start.AddMinutes(-chance.Next(DaysBefore * 24 * 60)));
        }

        // To come to know everybody, and each a second time.
        await day.ServeAsync(Start, () => { });
        day.Begin();
        var owed = 0.0;
        await day.ServeAsync(
            Start.AddDays(1),
            () =>
            {
                for (owed += day.People * SharesADay / 96; owed >= 1; owed--)
                {
                    day.Post(chance.Next(day.People), day.Now.AddMinutes(-chance.Next(14) - 1));
                }
            }
        );
        day.End();
        // Whoever had no share for long is looked at once a day.
        await day.ServeAsync(Start.AddDays(2), () => { });

        TestContext.Current.TestOutputHelper!.WriteLine(day.Words);
        if (Environment.GetEnvironmentVariable("ADVOCACY_DAY") is { } file)
        {
            await File.AppendAllLinesAsync(file, [day.Words], Cancellation);
        }

        Assert.Equal(0, await day.UnknownAsync());
        Assert.Equal(0, day.Late);
        Assert.True(day.MostCalls <= day.Granted, day.Words);
    }
}
