using System.ComponentModel;
using System.Globalization;
using Advocacy.Domain.Reach;
using Advocacy.Domain.Values;
using ModelContextProtocol;

namespace Advocacy.Local.Questions;

/// <summary>The questions that a language model may ask, of published figures alone.</summary>
/// <param name="read">Reads what is published.</param>
internal sealed class FigureQuestions(Func<CancellationToken, Task<PublishedFigures>> read)
{
    private const int MostRows = 200;
    private const string Unknown = "(none)";

    /// <summary>What may be asked by, and the name of a row under it.</summary>
    private static readonly Dictionary<string, Func<LedgerRow, PublishedFigures, string>> Groups = new(StringComparer.Ordinal)
    {
        ["total"] = (_, _) => "total",
        ["network"] = (row, _) => row.Network,
        // Two may have one title.
        ["content"] = (row, figures) =>
            ContentOf(row, figures)?.Title is { } title ? $"{title} ({row.ContentId})" : row.ContentId ?? Unknown,
        ["campaign"] = (row, figures) => IsMerged(row) ? SmallGroups.Merged : ContentOf(row, figures)?.Campaign ?? Unknown,
        ["topic"] = (row, figures) => IsMerged(row) ? SmallGroups.Merged : ContentOf(row, figures)?.Topic ?? Unknown,
        ["month"] = (row, _) => row.Day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        ["week"] = (row, _) => IsoWeek.Of(row.Day).ToString(),
        ["day"] = (row, _) => row.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    [Description("What is measured, with units and definitions, what figures can be asked by, and which days are closed.")]
    public async Task<object> DescribeAsync(CancellationToken cancellationToken)
    {
        var figures = await read(cancellationToken);
        return new
        {
            measures = Measure.All.Select(measure => new
            {
                measure.Name,
                measure.Unit,
                measure.Definition,
            }),
            by = Groups.Keys,
            from = figures.Rows.Count == 0 ? (DateOnly?)null : figures.Rows.Min(row => row.Day),
            figures.Through,
            figures.Currency,
            note = "Five people or more add to each figure. Smaller groups are summed as (merged). Nothing is held of single people.",
        };
    }

    [Description("Sums of published figures between two closed days, by one dimension. At most 200 rows, the largest reach first.")]
    public async Task<object> FiguresAsync(
        [Description("total, network, content, campaign, topic, month, week or day")] string by = "total",
        [Description("First day, yyyy-MM-dd; left out: the first")] string? from = null,
        [Description("Last day, yyyy-MM-dd; left out: the last closed one")] string? to = null,
        CancellationToken cancellationToken = default
    )
    {
        if (!Groups.TryGetValue(by, out var group))
        {
            throw new McpException($"'{by}' is none of {string.Join(", ", Groups.Keys)}.");
        }

        var (first, last) = (DayOf(from, DateOnly.MinValue), DayOf(to, DateOnly.MaxValue));
        var figures = await read(cancellationToken);
        var rows = figures
            .Rows.Where(row => row.Day >= first && row.Day <= last)
            .GroupBy(row => group(row, figures), StringComparer.Ordinal)
            .Select(rows => (rows.Key, Values: Measure.All.ToDictionary(measure => measure.Name, measure => measure.Of([.. rows]))))
            .OrderByDescending(row => row.Values["reach"] ?? 0)
            .ThenBy(row => row.Key, StringComparer.Ordinal)
            .ToList();
        return new
        {
            by,
            figures.Through,
            figures.Currency,
            isCut = rows.Count > MostRows,
            rows = rows.Take(MostRows).Select(row => new { name = row.Key, figures = row.Values }),
        };
    }

    [Description(
        "What invitations changed: people who became active among those invited and among those held out at random, with a 95 % "
            + "interval, and the funnel; what a hundred invitations return, and which of two texts of a content brings more."
    )]
    public async Task<object> EffectAsync(CancellationToken cancellationToken)
    {
        var figures = await read(cancellationToken);
        return new
        {
            effect = figures.Effect,
            funnel = figures.Funnel,
            returns = figures.Return,
            trials = figures.Trials,
            note = figures.Effect?.Difference is null
                ? "Too few people to tell an effect yet."
                : "People are told to the nearest five; a difference of 0.1 is 10 percentage points. Returns are of a hundred invitations, "
                    + "in two digits; earned media and visits do not add up. Trials compare what shares of two texts bring in a week.",
        };
    }

    [Description(
        "Visits of the company's pages that began at links of contents, as web analytics counts them: sessions, conversions and their "
            + "value, by content and network. Never by person."
    )]
    public async Task<object> VisitsAsync(CancellationToken cancellationToken)
    {
        var figures = await read(cancellationToken);
        return new
        {
            visits = figures
                .Visits.Take(MostRows)
                .Select(one => new
                {
                    one.ContentId,
                    figures.Contents.GetValueOrDefault(one.ContentId)?.Title,
                    figures.Contents.GetValueOrDefault(one.ContentId)?.Campaign,
                    one.Network,
                    one.Visits.Sessions,
                    one.Visits.Conversions,
                    one.Visits.Value,
                    one.Currency,
                }),
            isCut = figures.Visits.Count > MostRows,
            note = "A visit counts for the content whose link it began at (utm_content); what else moved a visitor is not known.",
        };
    }

    [Description("How good the model is that proposes volunteers, on later weeks, with 95 % intervals.")]
    public async Task<object> ModelAsync(CancellationToken cancellationToken) =>
        (await read(cancellationToken)).Model is { } metrics ? metrics : new { note = "There is no model yet." };

    private static PublishedContent? ContentOf(LedgerRow row, PublishedFigures figures) =>
        row.ContentId is { } id ? figures.Contents.GetValueOrDefault(id) : null;

    private static bool IsMerged(LedgerRow row) => row.ContentId == SmallGroups.Merged;

    private static DateOnly DayOf(string? text, DateOnly otherwise) =>
        string.IsNullOrEmpty(text) ? otherwise
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new McpException($"'{text}' is no day such as 2026-07-06.");
}
