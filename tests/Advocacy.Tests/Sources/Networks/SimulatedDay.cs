using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Advocacy.Tests.Sources.Networks;

/// <summary>A company on a network on loopback, whose sources several instances ask over the same stores, time turned fast.</summary>
internal sealed class SimulatedDay : IAsyncDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Timer = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(3);
    private readonly string _network;
    private readonly NetworkServer _server;
    private readonly List<EmbeddedPipeline> _instances = [];
    private readonly ConcurrentQueue<DateTimeOffset> _calls = new();
    private readonly List<NetworkPosted> _posts = [];
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private int _before;
    private string _words = "";

    private SimulatedDay(string network, int people, NetworkServer server)
    {
        (_network, People, _server) = (network, people, server);
        Granted = Math.Max(6, network == "bluesky" ? 3000L * people / 100_000 : 300L * people / 50_000);
    }

    public int People { get; }

    public long Granted { get; }

    public DateTimeOffset Now => First.Clock.GetUtcNow();

    /// <summary>The most calls in any window.</summary>
    public int MostCalls => MostIn([.. _calls]);

    /// <summary>Shares whose counters had not been looked at for more than an hour beyond their time when the day ended.</summary>
    public int Late { get; private set; }

    public string Words => $"{_words}, at most {MostCalls} in {Window}, {Granted} granted";

    private EmbeddedPipeline First => _instances[0];

    public static async Task<SimulatedDay> StartAsync(string network, int people, int instances)
    {
        var server = await NetworkServer.StartAsync();
        server.PageSize = 40;
        var day = new SimulatedDay(network, people, server);
        var options = day.Options();
        day._instances.Add(new(options));
        for (var i = 1; i < instances; i++)
        {
            day._instances.Add(new(day.First.Share, options));
        }

        server.Clock = day.First.Clock;
        server.Fault = day.CountAsync;
        day.First.Clock.AdjustTime(new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
        await day.GiveStaffAsync();
        return day;
    }

    public void Post(int who, DateTimeOffset at) =>
        _posts.Add(_server.Post(_posts.Count, string.Create(CultureInfo.InvariantCulture, $"a{who}"), at, likes: 1));

    public void Begin() => _before = _calls.Count;

    /// <summary>The day is over: what was made of it is looked at.</summary>
    public void End()
    {
        var options = new SourcesOptions();
        Late = _posts.Count(post =>
            options.EveryOfShare(Now - post.At) is { } every
            && Now - post.At > TimeSpan.FromHours(25)
            && post.SeenAt < Now - every - TimeSpan.FromHours(1)
        );
        _words = string.Create(
            CultureInfo.InvariantCulture,
            $"{_network}, {People} people, {_instances.Count} instances: {_calls.Count - _before} calls on the day, {_posts.Count} shares, "
                + $"{Late} late, {_watch.Elapsed.TotalSeconds:0} s"
        );
    }

    /// <summary>Shares that are not known.</summary>
    public async Task<long> UnknownAsync() => _posts.Count - (await First.Store.CountAsync(Purpose.Rights, default)).Shares;

    /// <summary>Serves until an instant: a little at a time, since what is paced goes on by itself.</summary>
    public async Task ServeAsync(DateTimeOffset until, Action beforeEach)
    {
        while (Now < until)
        {
            beforeEach();
            await First.Get<CollectEngagement>().RunScheduledAsync(default, default);
            for (var at = TimeSpan.Zero; at < Timer; at += Step)
            {
                if (await First.Get<IMessageQueue>().CountAsync(QueueNames.Collection, default) > 0)
                {
                    await Task.WhenAll(_instances.Select(instance => instance.CollectQueuedAsync(default)));
                }

                First.Clock.Advance(Step);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var instance in _instances.AsEnumerable().Reverse())
        {
            instance.Dispose();
        }

        await _server.DisposeAsync();
    }

    private (string, string)[] Options() =>
        [
            ("Advocacy:Sources:AccountsAPart", string.Create(CultureInfo.InvariantCulture, $"{Math.Clamp(People / 4, 10, 2000)}")),
            ("Advocacy:Sources:FirstDays", "30"),
            ($"Advocacy:Sources:{CultureInfo.InvariantCulture.TextInfo.ToTitleCase(_network)}Server", _server.Address),
            ($"Advocacy:Sources:CallsPerFiveMinutes:{_network}", string.Create(CultureInfo.InvariantCulture, $"{Granted}")),
            ("Advocacy:Sources:CallsPerDay", "10000000"),
        ];

    private async Task GiveStaffAsync()
    {
        Directory.CreateDirectory(First.Folder["directory"]);
        await File.WriteAllLinesAsync(
            First.Folder["directory/accounts.csv"],
            ["employee_id,network,account", .. Enumerable.Range(0, People).Select(i => $"e{i},{_network},a{i}")]
        );
        await First.MergeAsync([
            .. Enumerable.Range(0, People).Select(i => new ConsentDecided(TestKeys.PseudonymOf($"e{i}"), AnyFact.Start, true)),
        ]);
    }

    private Task<bool> CountAsync(HttpContext context)
    {
        _calls.Enqueue(Now);
        return Task.FromResult(false);
    }

    /// <summary>The most in any window, wherever it begins.</summary>
    private static int MostIn(List<DateTimeOffset> calls)
    {
        var (most, first) = (0, 0);
        for (var last = 0; last < calls.Count; last++)
        {
            while (calls[first] <= calls[last] - Window)
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }
}
