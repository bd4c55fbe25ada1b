using System.Globalization;

namespace Advocacy.Tests.Sources.Networks;

/// <summary>A network on loopback, and a pipeline in which two of three people with accounts consent.</summary>
public abstract class NetworkSourceSetting : IAsyncLifetime
{
    protected static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private protected NetworkServer Server { get; private set; } = null!;

    private protected EmbeddedPipeline Embedded { get; private set; } = null!;

    public static TheoryData<string> Networks => ["mastodon", "bluesky", "linkedin"];

    public async ValueTask InitializeAsync()
    {
        Server = await NetworkServer.StartAsync();
        Embedded = Pipeline();
        await GiveAccountsAsync(Embedded, ("ann", "ann"), ("bob", "bob"), ("cy", "cy"));
        await Embedded.MergeAsync([
            .. new[] { "ann", "bob" }.Select(id => new ConsentDecided(TestKeys.PseudonymOf(id), AnyFact.Start, true)),
        ]);
        Server.Post(1, "cy", Now.AddDays(-1));
    }

    public async ValueTask DisposeAsync()
    {
        Embedded.Dispose();
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected EmbeddedPipeline Pipeline(params (string, string)[] more)
    {
        var pipeline = new EmbeddedPipeline(Options(more));
        pipeline.Clock.AdjustTime(Now);
        return pipeline;
    }

    /// <summary>Another instance over the same stores.</summary>
    private protected EmbeddedPipeline Instance(params (string, string)[] more) => new(Embedded.Share, Options(more));

    private (string, string)[] Options((string, string)[] more) =>
        [
            ("Advocacy:Sources:MastodonServer", Server.Address),
            ("Advocacy:Sources:BlueskyServer", Server.Address),
            ("Advocacy:Sources:LinkedIn:Server", Server.Address),
            ("Advocacy:Sources:LinkedIn:SignIn", Server.Address),
            ("Advocacy:Sources:LinkedIn:ClientId", "id"),
            ("Advocacy:Sources:LinkedIn:ClientSecret", LinkedInAnswers.ClientSecret),
            .. new[] { "ann", "bob", "cy" }.Select(account =>
                ($"Advocacy:Sources:LinkedIn:Members:{account}", LinkedInAnswers.RefreshTokenOf(account))
            ),
            ("Advocacy:Sources:LinkedIn:ListPosts", "true"),
            ("Advocacy:Sources:LinkedIn:IsDevelopment", "false"),
            ("Advocacy:Sources:RetrySeconds", "0.01"),
            ("Advocacy:Sources:TimeoutSeconds", "1"),
            .. more,
        ];

    private protected static async Task GiveAccountsAsync(EmbeddedPipeline pipeline, params (string Id, string Account)[] accounts)
    {
        Directory.CreateDirectory(pipeline.Folder["directory"]);
        await File.WriteAllLinesAsync(
            pipeline.Folder["directory/accounts.csv"],
            [
                "employee_id,network,account",
                .. accounts.SelectMany(account =>
                    Networks.Select(network =>
                        string.Create(CultureInfo.InvariantCulture, $"{account.Id},{network.Data},@{account.Account}")
                    )
                ),
            ],
            Cancellation
        );
    }

    private protected async Task<CollectedSource> CollectAsync(string network, EmbeddedPipeline? pipeline = null)
    {
        var collected = await (pipeline ?? Embedded).CollectAsync(network);
        return collected;
    }

    private protected async Task<List<EmployeeActivity>> PeopleAsync() =>
        await Embedded.Store.ReadAsync(Purpose.Rights, Cancellation).ToListAsync(Cancellation);

    /// <summary>The reactions of each share, by the end of its id.</summary>
    private protected async Task<List<(long Likes, string Id)>> LikesAsync() =>
        [
            .. (await PeopleAsync())
                .SelectMany(person => person.Shares)
                .OrderBy(share => share.Value.SharedAt)
                .Select(share => (share.Value.Engagement.Days.Max(day => day.Value.Reactions ?? 0), share.Key[^2..])),
        ];
}
