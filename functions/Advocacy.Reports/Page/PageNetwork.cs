using Advocacy.Domain.Values;
using Advocacy.Pipeline.Reports;

namespace Advocacy.Reports.Page;

/// <summary>A network on the page.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Audience">Its addressable audience, in people.</param>
/// <param name="Days">Columns of its spans.</param>
/// <param name="Weeks">Columns of its contents by week.</param>
internal sealed record PageNetwork(
    string Label,
    long Audience,
    IReadOnlyDictionary<string, IReadOnlyList<double?>> Days,
    IReadOnlyDictionary<string, IReadOnlyList<double?>> Weeks
)
{
    private const int Digits = 4;

    /// <summary>The columns of a network.</summary>
    public static PageNetwork Of(NetworkFacts network, Func<string?, int> placeOf, Func<DateOnly, int> number) =>
        new(
            network.Label,
            network.Audience,
            new Dictionary<string, IReadOnlyList<double?>>(
                Counter.All.Select(counter =>
                    KeyValuePair.Create(counter.Name, Column(network.Spans, span => span.Figures.Counters[counter]))
                )
            )
            {
                ["day"] = Column(network.Spans, span => number(span.Day)),
                ["through"] = Column(network.Spans, span => number(span.Through)),
                ["people"] = Column(network.Spans, span => span.Figures.People),
                ["shares"] = Column(network.Spans, span => span.Figures.Shares),
                ["measuredImpressions"] = Column(network.Spans, span => span.Figures.Measured.Impressions),
                ["measuredEngagements"] = Column(network.Spans, span => span.Figures.Measured.Engagements),
                ["measuredClicks"] = Column(network.Spans, span => span.Figures.Measured.Clicks),
                ["reach"] = Column(network.Spans, span => span.Figures.Reach),
                ["estimated"] = Column(network.Spans, span => span.Figures.ReachEstimated ? 1 : 0),
                ["unduplicated"] = Column(network.Spans, span => span.Figures.Unduplicated),
                ["value"] = Column(network.Spans, span => (double)span.Figures.EarnedMediaValue),
            },
            new Dictionary<string, IReadOnlyList<double?>>
            {
                ["week"] = Column(network.Contents, week => number(week.Week)),
                ["content"] = Column(network.Contents, week => placeOf(week.ContentId)),
                ["shares"] = Column(network.Contents, week => week.Shares),
                ["impressions"] = Column(network.Contents, week => week.Counters.Impressions),
                ["engagements"] = Column(network.Contents, week => week.Counters.Engagements),
                ["clicks"] = Column(network.Contents, week => week.Counters.Clicks),
                ["measuredImpressions"] = Column(network.Contents, week => week.Measured.Impressions),
                ["measuredEngagements"] = Column(network.Contents, week => week.Measured.Engagements),
                ["reach"] = Column(network.Contents, week => week.Reach),
                ["value"] = Column(network.Contents, week => (double)week.EarnedMediaValue),
            }
        );

    private static IReadOnlyList<double?> Column<T>(IReadOnlyList<T> rows, Func<T, double?> value) =>
        [.. rows.Select(row => value(row) is { } number ? Math.Round(number, Digits) : (double?)null)];
}
