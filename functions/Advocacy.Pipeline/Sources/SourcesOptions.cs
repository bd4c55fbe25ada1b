using System.Globalization;
using Advocacy.Pipeline.Configuration;

namespace Advocacy.Pipeline.Sources;

/// <summary>Which sources are asked, and how often.</summary>
public sealed class SourcesOptions : ICheckedOptions
{
    private static readonly PollingInterval[] UsualShares =
    [
        new() { UpToHours = 24, EveryMinutes = 30 },
        new() { UpToHours = 72, EveryMinutes = 180 },
        new() { UpToHours = 336, EveryMinutes = 1440 },
        new() { UpToHours = 2160, EveryMinutes = 10_080 },
    ];
    private static readonly PollingInterval[] UsualAccounts =
    [
        new() { UpToHours = 168, EveryMinutes = 120 },
        new() { UpToHours = 2160, EveryMinutes = 720 },
        new() { UpToHours = 1_000_000, EveryMinutes = 1440 },
    ];

    private static readonly string[] UsualDisclosures =
    [
        "#ad",
        "#employee",
        "#proudemployee",
        "#employeeadvocacy",
        "#publicité",
        "#pub",
        "#salarié",
        "#salariée",
        "#collaborateur",
        "#collaboratrice",
        "my employer",
        "mon employeur",
    ];

    private const int LinkedInCounterHours = 48;
    private static readonly string[] WithApi = ["bluesky", "linkedin", "mastodon"];

    /// <inheritdoc/>
    public static string Section => "Advocacy:Sources";

    /// <summary>Most calls to one source on a day (UTC), tries included, 1 to 10,000,000.</summary>
    public int CallsPerDay { get; set; } = 50_000;

    /// <summary>Most calls in any five minutes, 1 to 1,000,000, by network: for a server that grants others than its documentation
    /// says.</summary>
    public IReadOnlyDictionary<string, int> CallsPerFiveMinutes { get; set; } = new Dictionary<string, int>();

    /// <summary>Accounts that are asked for in one message at most, 10 to 100,000. More people are more messages, for more
    /// instances.</summary>
    public int AccountsAPart { get; set; } = 2000;

    /// <summary>Days back that a source is asked for where it was never asked, 1 to 3,650.</summary>
    public int FirstDays { get; set; } = 90;

    /// <summary>Seconds before the first try again, above 0; each further one waits longer.</summary>
    public double RetrySeconds { get; set; } = 1;

    /// <summary>Seconds that a call may take, above 0.</summary>
    public double TimeoutSeconds { get; set; } = 30;

    /// <summary>How often shares are looked at by age, the youngest first; older ones are not. None is every half hour on the first day,
    /// every 3 hours to the third, daily to the 14th, weekly to the 90th.</summary>
    public IReadOnlyList<PollingInterval> ShareAges { get; set; } = [];

    /// <summary>How often accounts are looked at for new shares, by the age of the last one. None is every 2 hours within a week, twice a
    /// day within 90, daily after.</summary>
    public IReadOnlyList<PollingInterval> AccountAges { get; set; } = [];

    /// <summary>Words by which a post discloses that its author works for the company, in whatever case; each stands alone. None is the
    /// usual ones in English and French, with the company's name where <see cref="Company"/> has it.</summary>
    public IReadOnlyList<string> Disclosures { get; set; } = [];

    /// <summary>The company's name as people write it in posts, or none.</summary>
    public string? Company { get; set; }

    /// <summary>The words that are looked for.</summary>
    public IReadOnlyList<string> DisclosureMarkers =>
        Disclosures.Count > 0 ? Disclosures
        : Company is { Length: > 0 } company
            ?
            [
                .. UsualDisclosures,
                $"I work at {company}",
                $"I work for {company}",
                $"je travaille chez {company}",
                $"my employer {company}",
            ]
        : UsualDisclosures;

    /// <summary>A Mastodon server such as https://mastodon.social; none is off.</summary>
    public string? MastodonServer { get; set; }

    /// <summary>Servers besides <see cref="MastodonServer"/> that people's own accounts may be on, and at which they show that these are
    /// theirs; nobody can have the program call another one.</summary>
    public IList<string> MastodonServers { get; } = [];

    /// <summary>A token of an application there, for servers that ask for one; a reference to Key Vault, or from the environment.</summary>
    public string? MastodonToken { get; set; }

    /// <summary>A Bluesky server: https://public.api.bsky.app needs no sign-in, https://bsky.social does; none is off.</summary>
    public string? BlueskyServer { get; set; }

    /// <summary>The Bluesky server at which people show by an app password that an account is theirs.</summary>
    public string BlueskySignInServer { get; set; } = "https://bsky.social";

    /// <summary>Who signs in there, or none.</summary>
    public string? BlueskyIdentifier { get; set; }

    /// <summary>With which app password; a reference to Key Vault, or from the environment.</summary>
    public string? BlueskyPassword { get; set; }

    /// <summary>What data of a network's API serve, Figures or FiguresAndPrediction, by network. Of those that are not here LinkedIn's
    /// serve figures, since its terms forbid to rate people; others' serve both.</summary>
    public IReadOnlyDictionary<string, DataUse> Uses { get; set; } = new Dictionary<string, DataUse>();

    /// <summary>Hours that counters may be kept that a network's API gave, by network: 32 to 876,000, or 0 for as long as its shares. Of
    /// networks that are not here LinkedIn's go after 48 (its <i>Data Storage Requirements</i>), others' stay as long as their
    /// shares.</summary>
    public IReadOnlyDictionary<string, int> CounterHours { get; set; } = new Dictionary<string, int>();

    /// <summary>LinkedIn.</summary>
    public LinkedInOptions LinkedIn { get; set; } = new();

    /// <summary>What data of a network's API serve.</summary>
    public DataUse UseOf(string network) =>
        Uses.TryGetValue(network, out var use) ? use
        : network == "linkedin" ? DataUse.Figures
        : DataUse.FiguresAndPrediction;

    /// <summary>Networks whose counters go before their shares do, since their API is asked, and after how many hours.</summary>
    public IEnumerable<(string Network, int Hours)> LimitedCounters =>
        CounterHours
            .Select(limit => (limit.Key, limit.Value))
            .Concat(CounterHours.ContainsKey("linkedin") ? [] : [("linkedin", LinkedInCounterHours)])
            .Where(limit => limit.Item2 > 0 && IsAsked(limit.Item1));

    /// <summary>Whether the API of a network is asked.</summary>
    public bool IsAsked(string network) =>
        network switch
        {
            "linkedin" => LinkedIn.Server,
            "mastodon" => MastodonServer,
            "bluesky" => BlueskyServer,
            _ => null,
        }
            is { Length: > 0 };

    /// <summary>Whether posts are listed by the API of a network that is asked.</summary>
    public bool ListsPosts(string network) => IsAsked(network) && (network != "linkedin" || LinkedIn.ListPosts);

    /// <summary>How often a share of an age is looked at; null is no more.</summary>
    public TimeSpan? EveryOfShare(TimeSpan age) => Every(ShareAges.Count > 0 ? ShareAges : UsualShares, age);

    /// <summary>How often an account is looked at whose last share is of an age; at least daily.</summary>
    public TimeSpan EveryOfAccount(TimeSpan age) => Every(AccountAges.Count > 0 ? AccountAges : UsualAccounts, age) ?? TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public IEnumerable<string> Mistakes() =>
        new[]
        {
            OptionRange.Check(nameof(CallsPerDay), CallsPerDay, 1, 10_000_000),
            OptionRange.Check(nameof(FirstDays), FirstDays, 1, 3650),
            OptionRange.Check(nameof(AccountsAPart), AccountsAPart, 10, 100_000),
            RetrySeconds > 0
                ? null
                : string.Create(CultureInfo.InvariantCulture, $"{nameof(RetrySeconds)} is {RetrySeconds}, but must be above 0."),
            TimeoutSeconds > 0
                ? null
                : string.Create(CultureInfo.InvariantCulture, $"{nameof(TimeoutSeconds)} is {TimeoutSeconds}, but must be above 0."),
            ServerMistake(nameof(MastodonServer), MastodonServer),
            ServerMistake(nameof(BlueskyServer), BlueskyServer),
            ServerMistake(nameof(BlueskySignInServer), BlueskySignInServer),
            ShareAges.Concat(AccountAges).All(rung => rung is { UpToHours: > 0, EveryMinutes: > 0 })
                ? null
                : "an age has UpToHours or EveryMinutes that is not above 0.",
        }
            .Concat(
                CallsPerFiveMinutes.Select(limit =>
                    OptionRange.Check($"{nameof(CallsPerFiveMinutes)}:{limit.Key}", limit.Value, 1, 1_000_000)
                )
            )
            .Concat(
                CounterHours
                    .Where(limit => limit.Value != 0)
                    .Select(limit =>
                        OptionRange.Check($"{nameof(CounterHours)}:{limit.Key}", limit.Value, CounterLimits.FewestHours, 876_000)
                    )
            )
            .Concat(
                CounterHours
                    .Keys.Except(WithApi, StringComparer.Ordinal)
                    .Select(name => $"{nameof(CounterHours)}:{name} names no network whose API can be asked: {string.Join(", ", WithApi)}.")
            )
            .Concat(MastodonServers.Select(server => ServerMistake(nameof(MastodonServers), server)))
            .OfType<string>()
            .Concat(LinkedIn.Mistakes());

    /// <summary>The calls that are granted to all instances of a source together.</summary>
    public CallLimits LimitsOf(ISource source) =>
        new(
            Math.Min(CallsPerDay, source.CallsPerDay ?? int.MaxValue),
            CallsPerFiveMinutes.TryGetValue(source.Name, out var own) ? own : source.CallsPerFiveMinutes
        );

    /// <summary>What is wrong with an address; null where nothing is. A token must not go over the wire in the open.</summary>
    internal static string? ServerMistake(string name, string? server) =>
        string.IsNullOrEmpty(server)
        || (Uri.TryCreate(server, UriKind.Absolute, out var uri) && (uri.Scheme == "https" || (uri.Scheme == "http" && uri.IsLoopback)))
            ? null
            : $"{name} is '{server}', which is no address such as https://example.com.";

    private static TimeSpan? Every(IReadOnlyList<PollingInterval> rungs, TimeSpan age) =>
        rungs
            .Where(rung => age < TimeSpan.FromHours(rung.UpToHours))
            .OrderBy(rung => rung.UpToHours)
            .Select(rung => (TimeSpan?)TimeSpan.FromMinutes(rung.EveryMinutes))
            .FirstOrDefault();
}

/// <summary>What data that a network's API gives may serve.</summary>
public enum DataUse
{
    /// <summary>Figures about at least five people, and nothing else.</summary>
    Figures,

    /// <summary>Figures, and to learn from people and score them.</summary>
    FiguresAndPrediction,
}

/// <summary>How often something is looked at up to an age.</summary>
public sealed class PollingInterval
{
    /// <summary>The age, in hours, above 0.</summary>
    public double UpToHours { get; set; }

    /// <summary>How often, in minutes, above 0.</summary>
    public double EveryMinutes { get; set; }
}
