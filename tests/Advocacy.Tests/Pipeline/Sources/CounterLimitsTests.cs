using Microsoft.Extensions.Options;

namespace Advocacy.Tests.Pipeline.Sources;

/// <summary>Counters go in the time that a network's terms give, and the figures made of them stay.</summary>
public sealed class CounterLimitsTests
{
    private const int Days = 20;
    private static readonly DateOnly Today = DateOnly.FromDateTime(AnyFact.Start.UtcDateTime);

    [Theory]
    [InlineData(0, 2, -3, null)]
    [InlineData(32, 2, -1, 0)]
    [InlineData(48, 2, -1, 0)]
    [InlineData(56, 2, -2, -1)]
    [InlineData(80, 2, -3, -2)]
    [InlineData(800, 2, -3, -32)]
    [InlineData(800, 0, -1, -32)]
    public void LastDayOnAndFirstDays_Hours_CloseADayBeforeItsCountersGo(int hours, int closeAfter, int lastDay, int? firstDay)
    {
        var limits = new CounterLimits(
            Options.Create(
                new SourcesOptions
                {
                    BlueskyServer = "https://bsky.social",
                    CounterHours = new Dictionary<string, int> { ["bluesky"] = hours },
                }
            ),
            Options.Create(new FiguresOptions { CloseAfterDays = closeAfter })
        );
        Assert.Equal(Today.AddDays(lastDay), limits.LastDayOn(Today));
        Assert.Equal(firstDay, limits.FirstDays(Today).Values.Select(day => (int?)(day.DayNumber - Today.DayNumber)).SingleOrDefault());
    }

    [Theory]
    [InlineData("https://api.linkedin.com", null, true)]
    [InlineData("https://api.linkedin.com", 0, false)]
    [InlineData("", null, false)]
    [InlineData("", 48, false)]
    public void LimitedCounters_LinkedIn_AreThoseOfItsApiWhereItIsAsked(string server, int? hours, bool isLimited)
    {
        var options = new SourcesOptions { LinkedIn = new() { Server = server } };
        if (hours is { } own)
        {
            options.CounterHours = new Dictionary<string, int> { ["linkedin"] = own };
        }

        Assert.Equal(isLimited ? [("linkedin", 48)] : [], options.LimitedCounters);
    }

    [Theory]
    [InlineData("linkedin", "1")]
    [InlineData("linkedin", "31")]
    [InlineData("linkedin", "-1")]
    [InlineData("linkedin", "never")]
    [InlineData("linkedin", "")]
    [InlineData("LinkedIn", "0")]
    [InlineData("x", "48")]
    public void Mistakes_HoursInWhichNoDayIsClosedOrThatNobodyCanRead_AreRefused(string network, string hours)
    {
        using var pipeline = new EmbeddedPipeline(($"Advocacy:Sources:CounterHours:{network}", hours));
        Assert.Contains(
            $"CounterHours:{network}",
            Assert.Throws<OptionsValidationException>(pipeline.Validate).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task RunScheduledAsync_DayAfterDayWithCountersThatGo_PublishesTheSameAsWithCountersThatStay()
    {
        using var going = new EmbeddedPipeline(
            ("Advocacy:Sources:LinkedIn:Server", "https://api.linkedin.com"),
            ("Advocacy:Sources:LinkedIn:ClientId", "id"),
            ("Advocacy:Sources:LinkedIn:ClientSecret", "secret")
        );
        using var staying = new EmbeddedPipeline(("Advocacy:Figures:CloseAfterDays", "0"));
        for (var day = 0; day < Days; day++)
        {
            var today = Today.AddDays(day);
            foreach (var pipeline in new[] { going, staying })
            {
                await pipeline.MergeAsync([.. Facts(day)]);
                await pipeline.Get<CloseDay>().RunScheduledAsync(today, Cancellation);
                await pipeline.Get<ApplyRetention>().RunScheduledAsync(today, Cancellation);
            }

            // What is looked at now is seen again a day and an hour later: what is of today may be as old as that.
            Assert.All(await HeldAsync(going, "linkedin"), held => Assert.Equal(today, held));
        }

        Assert.NotEmpty(await HeldAsync(going, "linkedin"));
        Assert.Equal(await HeldAsync(staying, "x"), await HeldAsync(going, "x"));
        Assert.Equal(Published(staying), Published(going));
        Assert.Contains("linkedin", Published(going), StringComparison.Ordinal);
    }

    private static string Published(EmbeddedPipeline pipeline) => File.ReadAllText(pipeline.Folder["reach/summary.csv"]);

    private static async Task<IReadOnlyList<DateOnly>> HeldAsync(EmbeddedPipeline pipeline, string network) =>
        await pipeline
            .Store.ReadAsync(Purpose.Rights, Cancellation)
            .SelectMany(person => person.Shares.Values.Where(share => share.Post.Value.Network == network).ToAsyncEnumerable())
            .SelectMany(share => share.Engagement.Days.Select(day => day.Key).ToAsyncEnumerable())
            .ToListAsync(Cancellation);

    /// <summary>What comes in on a day: seven people, each with a share on each network every third day, and counters of all.</summary>
    private static IEnumerable<Fact> Facts(int day)
    {
        var at = AnyFact.Start.AddDays(day);
        for (var person = 0; person < 7; person++)
        {
            var id = new PersonId($"p{person}");
            if (day == 0)
            {
                yield return new ConsentDecided(id, at.AddDays(-9), true);
            }

            foreach (var network in new[] { "linkedin", "x" })
            {
                if (day % 3 == 0)
                {
                    yield return new ShareMade($"{network}{person}-{day}", id, at, new(network, at, null, null), []);
                }

                for (var shared = 0; shared <= day; shared += 3)
                {
                    yield return new EngagementObserved(
                        $"{network}{person}-{shared}",
                        at,
                        new(10 * (day - shared + person), day, 1, null, null)
                    );
                }
            }
        }
    }
}
