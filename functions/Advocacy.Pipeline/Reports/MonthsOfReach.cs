using Advocacy.Domain.Merging;
using Advocacy.Domain.Reach;
using Advocacy.Domain.Values;

namespace Advocacy.Pipeline.Reports;

/// <summary>Takes the rows of a group of networks, and gives out each month when it is complete: what is held does not
/// grow with the months.</summary>
internal sealed class MonthsOfReach
{
    private readonly SortedDictionary<DateOnly, (List<PublishedFigures> Rows, List<PublishedFigures> Spans)> _months = [];
    private readonly Dictionary<(DateOnly Week, string? ContentId), ContentWeek> _contents = [];
    private readonly List<PublishedFigures> _spans = [];
    private readonly ReachTotals _total = new();
    private readonly ReachPartition _partition;
    private readonly IReadOnlyList<string> _networks;
    private readonly long _audience;

    /// <summary>Nothing yet.</summary>
    /// <param name="networks">The networks.</param>
    /// <param name="audience">Their addressable audience, in people.</param>
    public MonthsOfReach(IReadOnlyList<string> networks, long audience)
    {
        (_networks, _audience) = (networks, audience);
        _partition = new(networks, AddRow, AddSpan);
    }

    /// <summary>What marketing reads of it, when all is closed.</summary>
    public NetworkFacts Facts =>
        new(
            _networks,
            _audience,
            _total.Figures(_audience) with
            {
                Unduplicated = Unduplicated(),
            },
            _spans,
            [.. _contents.Values.OrderBy(week => week.Week).ThenBy(week => week.ContentId, TextOrder.Instance)]
        );

    /// <summary>Adds a row; rows come in order of day and content.</summary>
    /// <returns>The months that are done.</returns>
    public IEnumerable<StarMonth> Add(ReachRow row)
    {
        _partition.Add(row);
        return _months.Count > 1 ? Take(MonthOf(_partition.Settled)) : [];
    }

    /// <summary>Ends it.</summary>
    /// <returns>The months that are left.</returns>
    public IEnumerable<StarMonth> Close()
    {
        _partition.Close();
        return Take(DateOnly.MaxValue);
    }

    /// <summary>Over all days, as the page and Power BI have it: of the spans, as these are of people.</summary>
    private double? Unduplicated() =>
        _spans.Any(span => span.Figures.Unduplicated is not null)
            ? UnduplicatedReach.Of(_spans.Select(span => span.Figures.Unduplicated ?? 0), _audience)
            : null;

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    private IEnumerable<StarMonth> Take(DateOnly until)
    {
        foreach (var month in _months.Keys.TakeWhile(month => month < until).ToList())
        {
            var (rows, spans) = _months[month];
            _months.Remove(month);
            yield return new(
                NetworkReach.Label(_networks),
                month,
                [.. rows.OrderBy(row => row.Day).ThenBy(row => row.Through).ThenBy(row => row.ContentId, TextOrder.Instance)],
                spans
            );
        }
    }

    private (List<PublishedFigures> Rows, List<PublishedFigures> Spans) Of(DateOnly day)
    {
        if (!_months.TryGetValue(MonthOf(day), out var month))
        {
            _months[MonthOf(day)] = month = ([], []);
        }

        return month;
    }

    private void AddRow(PublishedReach row)
    {
        var figures = new PublishedFigures(row.Day, row.Through, row.Networks, row.ContentId, row.Totals.Figures(_audience));
        Of(row.Day).Rows.Add(figures);
        var week = ContentWeek.Of(IsoWeek.MondayOf(row.Day), figures);
        _contents[(week.Week, week.ContentId)] = _contents.TryGetValue((week.Week, week.ContentId), out var known)
            ? known.Plus(week)
            : week;
    }

    private void AddSpan(PublishedReach span)
    {
        var figures = new PublishedFigures(span.Day, span.Through, span.Networks, null, span.Totals.Figures(_audience));
        Of(span.Day).Spans.Add(figures);
        _spans.Add(figures);
        _total.Add(span.Totals);
    }
}
