using System.Globalization;

namespace Advocacy.Tests.Pipeline.Sources;

/// <summary>A hundred people in parts of ten at most, each with a post of an hour ago, on a network on loopback.</summary>
public abstract class CollectionSetting : IAsyncLifetime
{
    protected const int People = 100;
    protected static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private protected NetworkServer Server { get; private set; } = null!;

    private protected EmbeddedPipeline Embedded { get; private set; } = null!;

    private protected ISourceStates States => Embedded.Get<ISourceStates>();

    private protected IMessageQueue Queue => Embedded.Get<IMessageQueue>();

    public async ValueTask InitializeAsync()
    {
        Server = await NetworkServer.StartAsync();
        Embedded = Pipeline();
        await GiveAsync(People);
    }

    public async ValueTask DisposeAsync()
    {
        Embedded.Dispose();
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected Task<SourceStanding> StandingAsync() =>
        Embedded
            .Get<SourceStandings>()
            .OfAsync(Embedded.Get<CollectEngagement>().Sources.Single(source => source.Name == "bluesky"), Cancellation);

    private protected Task<bool> PlanAsync() => Embedded.Get<CollectEngagement>().RunScheduledAsync(default, Cancellation);

    private protected EmbeddedPipeline Pipeline(params (string, string)[] more)
    {
        var pipeline = new EmbeddedPipeline([
            ("Advocacy:Sources:BlueskyServer", Server.Address),
            ("Advocacy:Sources:AccountsAPart", "10"),
            ("Advocacy:Sources:RetrySeconds", "0.01"),
            .. more,
        ]);
        pipeline.Clock.AdjustTime(Now);
        return pipeline;
    }

    /// <summary>Another instance over the same stores.</summary>
    private protected EmbeddedPipeline Instance() =>
        new(
            Embedded.Share,
            ("Advocacy:Sources:BlueskyServer", Server.Address),
            ("Advocacy:Sources:AccountsAPart", "10"),
            ("Advocacy:Sources:RetrySeconds", "0.01")
        );

    private protected async Task GiveAsync(int people, EmbeddedPipeline? pipeline = null)
    {
        pipeline ??= Embedded;
        Directory.CreateDirectory(pipeline.Folder["directory"]);
        await File.WriteAllLinesAsync(
            pipeline.Folder["directory/accounts.csv"],
            [
                "employee_id,network,account",
                .. Enumerable.Range(0, people).Select(i => string.Create(CultureInfo.InvariantCulture, $"e{i},bluesky,a{i}")),
            ],
            Cancellation
        );
        await pipeline.MergeAsync([
            .. Enumerable.Range(0, people).Select(i => new ConsentDecided(TestKeys.PseudonymOf($"e{i}"), AnyFact.Start, true)),
        ]);
        for (var i = 0; i < people; i++)
        {
            if (!Server.Has(i))
            {
                Server.Post(i, $"a{i}", Now.AddHours(-1));
            }
        }
    }

    private protected async Task<long> SharesAsync() => (await Embedded.Store.CountAsync(Purpose.Rights, Cancellation)).Shares;
}
