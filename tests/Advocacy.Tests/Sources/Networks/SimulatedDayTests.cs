using System.Globalization;

namespace Advocacy.Tests.Sources.Networks;

/// <summary>A day of a large company on one network, which grants no more calls than its documentation says:
/// docs.joinmastodon.org/api/rate-limits has 300 in 5 minutes; docs.bsky.app/docs/advanced-guides/rate-limits has 3,000 in 5 minutes.
/// LinkedIn publishes no number (learn.microsoft.com/linkedin/shared/api-guide/concepts/rate-limits: each application sees its own); what
/// is held there is our own budget of a day. A tenth of company and limit, unless ADVOCACY_FULL is set: the whole takes some
/// minutes.</summary>
public sealed class SimulatedDayTests
{
    private static readonly int Part = Environment.GetEnvironmentVariable("ADVOCACY_FULL") is null ? 10 : 1;
    private static readonly int Employees = 5000 / Part;
    private static readonly int LiveShares = 20_000 / Part;
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData("mastodon", 300)]
    [InlineData("bluesky", 3000)]
    [InlineData("linkedin", 50_000)]
    public async Task CollectAsync_ADayOfALargeCompany_StaysWithinTheLimitAndMissesNoShare(string network, int granted)
    {
        await using var server = await NetworkServer.StartAsync();
        server.PageSize = 40;
        using var pipeline = new EmbeddedPipeline([.. Enabling(network, server.Address)]);
        granted /= Part;
        var limit = new Grant(pipeline, granted);
        server.Fault = limit.AnswerAsync;
        pipeline.Clock.AdjustTime(Start.AddDays(-2));
        await GiveStaffAsync(pipeline, network);
        var chance = new Chance(network);
        // Each takes seven calls there, where one takes the counters of twenty elsewhere.
        var live = network == "linkedin" ? LiveShares / 8 : LiveShares;
        for (var i = 0; i < live; i++)
        {
            server.Post(i, $"a{chance.Next(Employees)}", Start.AddDays(-2).AddMinutes(-chance.Next(88 * 24 * 60)), likes: 1);
        }

        // Two days to come to know everybody, then the day.
        await ServeAsync(pipeline, network, Start, () => { });
        var (before, number) = (server.Calls.Count, live);
        await ServeAsync(
            pipeline,
            network,
            Start.AddDays(1),
            () =>
            {
                if (chance.Next(Part) == 0)
                {
                    server.Post(number++, $"a{chance.Next(Employees)}", pipeline.Clock.GetUtcNow().AddMinutes(-chance.Next(14) - 1));
                    server.Post(number++, $"a{chance.Next(Employees)}", pipeline.Clock.GetUtcNow().AddMinutes(-chance.Next(14) - 1));
                }
            }
        );
        var calls = server.Calls.Count - before;
        // Whoever had no share for long is looked at once a day.
        await ServeAsync(pipeline, network, Start.AddDays(2), () => { });

        var people = await pipeline.Store.ReadAsync(Purpose.Rights, Cancellation).ToListAsync(Cancellation);
        Assert.Equal(number, people.Sum(person => person.Shares.Count));
        Assert.True(limit.Most <= granted, $"{limit.Most} calls within {Window}");
        Assert.Equal(0, limit.Refused);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{network}: {calls} calls on a day with {number - live} new "
                + $"shares, at most {limit.Most} in five minutes, {granted} granted"
        );
    }

    private static IEnumerable<(string, string)> Enabling(string network, string address) =>
        network != "linkedin"
            ? [($"Advocacy:Sources:{CultureInfo.InvariantCulture.TextInfo.ToTitleCase(network)}Server", address)]
            :
            [
                ("Advocacy:Sources:LinkedIn:Server", address),
                ("Advocacy:Sources:LinkedIn:SignIn", address),
                ("Advocacy:Sources:LinkedIn:ClientId", "id"),
                ("Advocacy:Sources:LinkedIn:ClientSecret", LinkedInAnswers.ClientSecret),
                ("Advocacy:Sources:LinkedIn:ListPosts", "true"),
                ("Advocacy:Sources:LinkedIn:IsDevelopment", "false"),
                .. Enumerable
                    .Range(0, Employees)
                    .Select(i => ($"Advocacy:Sources:LinkedIn:Members:a{i}", LinkedInAnswers.RefreshTokenOf($"a{i}"))),
            ];

    private static async Task GiveStaffAsync(EmbeddedPipeline pipeline, string network)
    {
        Directory.CreateDirectory(pipeline.Folder["directory"]);
        await File.WriteAllLinesAsync(
            pipeline.Folder["directory/accounts.csv"],
            ["employee_id,network,account", .. Enumerable.Range(0, Employees).Select(i => $"e{i},{network},a{i}")],
            Cancellation
        );
        await pipeline.MergeAsync([
            .. Enumerable.Range(0, Employees).Select(i => new ConsentDecided(TestKeys.PseudonymOf($"e{i}"), AnyFact.Start, true)),
        ]);
    }

    private static async Task ServeAsync(EmbeddedPipeline pipeline, string network, DateTimeOffset until, Action beforeEach)
    {
        var collect = pipeline.Get<CollectEngagement>();
        var source = collect.Sources.Single(source => source.Name == network);
        while (pipeline.Clock.GetUtcNow() < until)
        {
            beforeEach();
            var collected = await collect.RunAsync(source, null, pipeline.IngestQueueAsync, null, Cancellation);
            Assert.False(collected.IsFailure, collected.Problem);
            pipeline.Clock.Advance(TimeSpan.FromMinutes(15));
        }
    }

    /// <summary>Grants so many calls in five minutes, and counts.</summary>
    private sealed class Grant(EmbeddedPipeline pipeline, int granted)
    {
        private readonly Lock _gate = new();
        private DateTimeOffset _window;
        private int _calls;

        public int Most { get; private set; }

        public int Refused { get; private set; }

        public Task<bool> AnswerAsync(Microsoft.AspNetCore.Http.HttpContext context)
        {
            lock (_gate)
            {
                var now = pipeline.Clock.GetUtcNow();
                if (now - _window >= Window)
                {
                    (_window, _calls) = (now, 0);
                }

                context.Response.Headers["X-RateLimit-Limit"] = $"{granted}";
                context.Response.Headers["X-RateLimit-Remaining"] = $"{Math.Max(0, granted - _calls - 1)}";
                context.Response.Headers["X-RateLimit-Reset"] = $"{_window + Window:O}";
                if (++_calls > granted)
                {
                    (Refused, context.Response.StatusCode) = (Refused + 1, 429);
                    return Task.FromResult(true);
                }

                Most = Math.Max(Most, _calls);
                return Task.FromResult(false);
            }
        }
    }
}
