using Advocacy.Domain.Reach;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Reports;

namespace Advocacy.Reports.Page;

/// <summary>A network on the page.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Audience">Its addressable audience, in people.</param>
/// <param name="Days">Columns of its days.</param>
/// <param name="Weeks">Columns of its contents by week.</param>
/// <param name="Rates">What one of each counter is worth; null where nobody says.</param>
internal sealed record PageNetwork(
    string Label,
    long Audience,
    IReadOnlyDictionary<string, IReadOnlyList<double?>> Days,
    IReadOnlyDictionary<string, IReadOnlyList<double?>> Weeks,
    IReadOnlyDictionary<string, decimal>? Rates
)
{
    private const int Digits = 4;

    /// <summary>The columns of a network.</summary>
    public static PageNetwork Of(NetworkFacts network, Func<string?, int> placeOf, Func<DateOnly, int> number) =>
        new(
            network.Label,
            network.Audience,
            new Dictionary<string, IReadOnlyList<double?>>(
                Counter.All.Select(counter => KeyValuePair.Create(counter.Name, Column(network.Days, day => day.Figures.Counters[counter])))
            )
            {
                ["day"] = Column(network.Days, day => number(day.Day)),
                ["shares"] = Column(network.Days, day => day.Figures.Shares),
                ["measuredImpressions"] = Column(network.Days, day => day.Figures.Measured.Impressions),
                ["measuredEngagements"] = Column(network.Days, day => day.Figures.Measured.Engagements),
                ["measuredClicks"] = Column(network.Days, day => day.Figures.Measured.Clicks),
                ["reach"] = Column(network.Days, day => day.Figures.Reach),
                ["estimated"] = Column(network.Days, day => day.Figures.ReachEstimated ? 1 : 0),
                ["unduplicated"] = Column(network.Days, day => day.Figures.Unduplicated),
                ["value"] = Column(network.Days, day => (double)day.Figures.EarnedMediaValue),
            },
            new Dictionary<string, IReadOnlyList<double?>>
            {
                ["week"] = Column(network.Contents, week => number(week.Week)),
                ["content"] = Column(network.Contents, week => placeOf(week.ContentId)),
                ["shares"] = Column(network.Contents, week => week.Figures.Shares),
                ["impressions"] = Column(network.Contents, week => week.Figures.Counters.Impressions),
                ["engagements"] = Column(network.Contents, week => week.Figures.Counters.Engagements),
                ["clicks"] = Column(network.Contents, week => week.Figures.Counters.Clicks),
                ["measuredImpressions"] = Column(network.Contents, week => week.Rated.Impressions),
                ["measuredEngagements"] = Column(network.Contents, week => week.Rated.Engagements),
                ["reach"] = Column(network.Contents, week => week.Figures.Reach),
                ["value"] = Column(network.Contents, week => (double)week.Figures.EarnedMediaValue),
            },
            network.Rates is { } rates ? RatesOf(rates) : null
        );

    private static Dictionary<string, decimal> RatesOf(EarnedMediaRates rates) =>
        new(StringComparer.Ordinal)
        {
            [Counter.Impressions.Name] = rates.Impression,
            [Counter.Reactions.Name] = rates.Reaction,
            [Counter.Comments.Name] = rates.Comment,
            [Counter.Reshares.Name] = rates.Reshare,
            [Counter.Clicks.Name] = rates.Click,
            [Counter.Saves.Name] = rates.Save,
        };

    private static IReadOnlyList<double?> Column<T>(IReadOnlyList<T> rows, Func<T, double?> value) =>
        [.. rows.Select(row => value(row) is { } number ? Math.Round(number, Digits) : (double?)null)];
}
