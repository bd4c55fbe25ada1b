using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Reach;
using Advocacy.Pipeline.Ports;

namespace Advocacy.Adapters.Reports;

/// <summary>reach/reach_day.parquet and reach/adoption_week.parquet.</summary>
internal static class ReachParquet
{
    public static Task WriteDaysAsync(Stream stream, ReachReport report, CancellationToken cancellationToken) => new ParquetTable<PublishedReach>()
        .Day("day", row => row.Day)
        .Day("through_day", row => row.Through)
        .Text("network", row => NetworkReach.Label(row.Networks))
        .Text("content_id", row => row.ContentId)
        .Text("campaign", row => row.ContentId is { } id && report.Contents.TryGetValue(id, out var content) ? content.Campaign : null)
        .Number("people", row => row.Totals.People)
        .Number("shares", row => row.Totals.Shares)
        .NumberOrNull("impressions", row => row.Totals.Counters.Impressions)
        .NumberOrNull("reactions", row => row.Totals.Counters.Reactions)
        .NumberOrNull("comments", row => row.Totals.Counters.Comments)
        .NumberOrNull("reshares", row => row.Totals.Counters.Reshares)
        .NumberOrNull("clicks", row => row.Totals.Counters.Clicks)
        .Number("engagements", row => row.Totals.Counters.Engagements)
        .NumberOrNull("engagement_rate", row => row.Totals.EngagementRate)
        .NumberOrNull("click_through_rate", row => row.Totals.ClickThroughRate)
        .NumberOrNull("potential_reach_people", row => row.Totals.PotentialReach)
        .NumberOrNull("reach_people", row => row.Totals.Reach)
        .Number("reach_is_estimated", row => row.Totals.ReachEstimated)
        .NumberOrNull("unduplicated_reach_people", row => row.Totals.Unduplicated(report.AudienceOf(row.Networks))?.Estimate)
        .NumberOrNull("unduplicated_reach_low_people", row => row.Totals.Unduplicated(report.AudienceOf(row.Networks))?.Low)
        .NumberOrNull("unduplicated_reach_high_people", row => row.Totals.Unduplicated(report.AudienceOf(row.Networks))?.High)
        .Number($"earned_media_value_{report.Currency.ToLowerInvariant()}", row => (double)row.Totals.EarnedMediaValue)
        .WriteAsync(stream, report.Days, cancellationToken);

    public static Task WriteAdoptionAsync(Stream stream, IReadOnlyList<AdoptionWeek> weeks, CancellationToken cancellationToken) => new ParquetTable<AdoptionWeek>()
        .Day("week", week => week.Week)
        .NumberOrNull<int>("consenting_people", week => week.Consenting >= SmallGroups.MinPeople ? week.Consenting : null)
        .NumberOrNull<int>("active_ambassadors", week => SmallGroups.MayTell(week.Active, week.Consenting) ? week.Active : null)
        .NumberOrNull("adoption", week => SmallGroups.MayTell(week.Active, week.Consenting) ? week.Adoption : null)
        .WriteAsync(stream, weeks, cancellationToken);
}
