using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Reach;
using Advocacy.Pipeline.Ports;

namespace Advocacy.Adapters.Reports;

/// <summary>reach/reach_day.parquet and reach/adoption_week.parquet.</summary>
internal static class ReachParquet
{
    public static Task WriteDaysAsync(Stream stream, ReachReport report, CancellationToken cancellationToken) => new ParquetTable<PublishedFigures>()
        .Day("day", row => row.Day)
        .Day("through_day", row => row.Through)
        .Text("network", row => NetworkReach.Label(row.Networks))
        .Text("content_id", row => row.ContentId)
        .Text("campaign", row => row.ContentId is { } id && report.Contents.TryGetValue(id, out var content) ? content.Campaign : null)
        .Number("people", row => row.Figures.People)
        .Number("shares", row => row.Figures.Shares)
        .NumberOrNull("impressions", row => row.Figures.Counters.Impressions)
        .NumberOrNull("reactions", row => row.Figures.Counters.Reactions)
        .NumberOrNull("comments", row => row.Figures.Counters.Comments)
        .NumberOrNull("reshares", row => row.Figures.Counters.Reshares)
        .NumberOrNull("clicks", row => row.Figures.Counters.Clicks)
        .Number("engagements", row => row.Figures.Counters.Engagements)
        .NumberOrNull("engagement_rate", row => row.Figures.EngagementRate)
        .NumberOrNull("click_through_rate", row => row.Figures.ClickThroughRate)
        .NumberOrNull("potential_reach_people", row => row.Figures.PotentialReach)
        .NumberOrNull("reach_people", row => row.Figures.Reach)
        .Number("reach_is_estimated", row => row.Figures.ReachEstimated)
        .NumberOrNull("unduplicated_reach_people", row => row.Figures.Unduplicated?.Estimate)
        .NumberOrNull("unduplicated_reach_low_people", row => row.Figures.Unduplicated?.Low)
        .NumberOrNull("unduplicated_reach_high_people", row => row.Figures.Unduplicated?.High)
        .Number($"earned_media_value_{report.Currency.ToLowerInvariant()}", row => (double)row.Figures.EarnedMediaValue)
        .WriteAsync(stream, report.Days, cancellationToken);

    public static Task WriteAdoptionAsync(Stream stream, IReadOnlyList<AdoptionWeek> weeks, CancellationToken cancellationToken) => new ParquetTable<AdoptionWeek>()
        .Day("week", week => week.Week)
        .NumberOrNull<int>("consenting_people", week => week.Consenting >= SmallGroups.MinPeople ? week.Consenting : null)
        .NumberOrNull<int>("active_ambassadors", week => SmallGroups.MayTell(week.Active, week.Consenting) ? week.Active : null)
        .NumberOrNull("adoption", week => SmallGroups.MayTell(week.Active, week.Consenting) ? week.Adoption : null)
        .WriteAsync(stream, weeks, cancellationToken);
}
