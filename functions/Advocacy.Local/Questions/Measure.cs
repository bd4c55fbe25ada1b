using Advocacy.Domain.Reach;
using Advocacy.Domain.Values;

namespace Advocacy.Local.Questions;

/// <summary>A measure of published rows, with its definition (functions/README.md, the glossary).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Definition">What it means.</param>
/// <param name="Of">Its value over rows; null where nothing is told.</param>
internal sealed record Measure(string Name, string Unit, string Definition, Func<IReadOnlyList<LedgerRow>, double?> Of)
{
    /// <summary>All measures.</summary>
    public static IReadOnlyList<Measure> All { get; } =
    [
        new("shares", "posts", "Posts by employees who consent.", rows => Sum(rows, row => row.Shares)),
        new("impressions", "views", "Times that posts were shown: views, not people.", rows => Sum(rows, row => row.Counters.Impressions)),
        new(
            "reach",
            "people",
            "People reached, each post by itself: who sees two posts counts twice. As the network counts them, or estimated from "
                + "impressions or followers.",
            rows => Sum(rows, row => row.Reach)
        ),
        new("engagements", "engagements", "Reactions, comments, reshares, clicks and saves.", rows => Sum(rows, Engagements)),
        .. Counter
            .All.Where(counter => counter.IsEngagement)
            .Select(counter => new Measure(
                counter.Name,
                counter.Name,
                $"{counter.Meaning}.",
                rows => Sum(rows, row => row.Counters[counter])
            )),
        new(
            "engagementRate",
            "share of 1",
            "Engagements over impressions, of rows whose impressions are told; not told of small groups that were merged.",
            Rate
        ),
        new(
            "earnedMediaValue",
            "currency",
            "Sum of counters times the rates that the company set: what advertising would have cost, not what was earned.",
            rows => rows.Count == 0 ? null : (double)rows.Sum(row => row.EarnedMediaValue)
        ),
    ];

    private static double? Rate(IReadOnlyList<LedgerRow> rows)
    {
        var told = rows.Where(row => row.Counters.Impressions > 0).ToList();
        return told.Count == 0 || told.Exists(IsMerged) ? null : Sum(told, Engagements) / Sum(told, row => row.Counters.Impressions);
    }

    /// <summary>Their engagements and their impressions are not of the same posts.</summary>
    private static bool IsMerged(LedgerRow row) => row.ContentId == SmallGroups.Merged;

    private static double? Engagements(LedgerRow row) =>
        Counter.All.Where(counter => counter.IsEngagement).Select(counter => (double?)row.Counters[counter]).Aggregate(Plus);

    private static double? Sum(IEnumerable<LedgerRow> rows, Func<LedgerRow, double?> value) =>
        rows.Select(value).Aggregate((double?)null, Plus);

    private static double? Plus(double? sum, double? one) => one is null ? sum : (sum ?? 0) + one;
}
