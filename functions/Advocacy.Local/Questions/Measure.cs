using Advocacy.Domain.Reach;
using Advocacy.Domain.Values;

namespace Advocacy.Local.Questions;

/// <summary>A measure of published rows, with its definition (functions/README.md, the glossary). Values are those of the page.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Definition">What it means.</param>
/// <param name="In">Its value among the figures of rows; null where nothing is told.</param>
internal sealed record Measure(string Name, string Unit, string Definition, Func<ReachFigures, double?> In)
{
    private const string Rate = "engagementRate";

    /// <summary>All measures.</summary>
    public static IReadOnlyList<Measure> All { get; } =
    [
        new("shares", "posts", "Posts by employees who consent.", figures => figures.Shares),
        new("impressions", "views", "Times that posts were shown: views, not people.", figures => figures.Counters.Impressions),
        new(
            "reach",
            "people",
            "People reached, each post by itself: who sees two posts counts twice. As the network counts them, or estimated from "
                + "impressions or followers.",
            figures => figures.Reach
        ),
        new("engagements", "engagements", "Reactions, comments, reshares, clicks and saves.", figures => figures.Counters.Engagements),
        .. Counter
            .All.Where(counter => counter.IsEngagement)
            .Select(counter => new Measure(counter.Name, counter.Name, $"{counter.Meaning}.", figures => figures.Counters[counter])),
        new(
            Rate,
            "share of 1",
            "Engagements over impressions, of posts whose impressions are told; not told of small groups that were merged.",
            figures => figures.EngagementRate
        ),
        new(
            "earnedMediaValue",
            "currency",
            "Sum of counters times the rates that the company set: what advertising would have cost, not what was earned.",
            figures => (double)figures.EarnedMediaValue
        ),
    ];

    /// <summary>Its value over rows, one at least.</summary>
    public double? Of(IReadOnlyList<LedgerRow> rows) =>
        // Of small groups alone, engagements and impressions are not of the same posts.
        Name == Rate
        && rows.All(row => row.ContentId == SmallGroups.Merged)
            ? null
            : In(ReachFigures.Of(rows));
}
