using Advocacy.Domain.Reach;
using Advocacy.Domain.Returns;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Returns;

namespace Advocacy.Pipeline.Reports;

/// <summary>The last 52 whole weeks that are closed: what was posted, what it cost, what it was worth. All of it follows from published
/// figures.</summary>
/// <param name="Shares">Shares posted.</param>
/// <param name="Contents">Pieces of content published.</param>
/// <param name="Volunteers">Volunteers on the last Monday, to the nearest five.</param>
/// <param name="Active">Active ambassadors of these; 0 where that is not told.</param>
/// <param name="EarnedMedia">Earned media value of the shares.</param>
/// <param name="Clicks">Clicks on them.</param>
/// <param name="Cost">Minutes of shares and invitations, content, licences and other standing costs.</param>
/// <param name="Response">How shares follow content; null where that cannot be told.</param>
public sealed record ProgrammeYear(
    long Shares,
    int Contents,
    int Volunteers,
    int Active,
    decimal EarnedMedia,
    long Clicks,
    decimal Cost,
    ContentResponse? Response
)
{
    private const int Weeks = 52;
    private const int MostWeeks = 104;
    private const int FourWeeks = 28;

    /// <summary>The year of a report.</summary>
    public static ProgrammeYear Of(MarketingReport report, ReturnOptions options)
    {
        var end = IsoWeek.MondayOf(report.AsOf);
        var from = end.AddDays(-7 * Weeks);
        List<LedgerRow> rows = [.. report.Months.SelectMany(month => month.Rows).Where(row => row.Day >= from && row.Day < end)];
        var shares = rows.Sum(row => row.Shares ?? 0);
        var published = report.PublishedOn;
        var contents = published.Count(day => day >= from && day < end);
        var last = report.Adoption.LastOrDefault();
        return new(
            shares,
            contents,
            last?.Consenting ?? 0,
            last?.Active ?? 0,
            rows.Sum(row => row.EarnedMediaValue),
            rows.Sum(row => row.Counters.Clicks ?? 0),
            (shares * options.Share)
                + ((report.Effect?.Return?.InvitedThisYear ?? 0) * options.Invitation)
                + (contents * options.CostOfAContent)
                + options.StandingCostsAYear,
            ContentResponse.Of(SupplyOf(report, published, end))
        );
    }

    // Weeks without a count of volunteers, or before content could have been shared for four weeks, tell nothing.
    private static List<ContentSupply> SupplyOf(MarketingReport report, IReadOnlyList<DateOnly> published, DateOnly end)
    {
        var shares = report
            .Months.SelectMany(month => month.Rows)
            .Where(row => row.ContentId is not null)
            .GroupBy(row => IsoWeek.MondayOf(row.Day))
            .ToDictionary(week => week.Key, week => week.Sum(row => row.Shares ?? 0));
        var first = published.Count == 0 ? end : published.Min().AddDays(FourWeeks);
        return
        [
            .. report
                .Adoption.Where(week => week.Week >= first && week.Week < end && week.Week >= end.AddDays(-7 * MostWeeks))
                .Select(week => new ContentSupply(
                    published.Count(day => day < week.Week.AddDays(7) && day >= week.Week.AddDays(7 - FourWeeks)),
                    (double)shares.GetValueOrDefault(week.Week) / week.Consenting
                )),
        ];
    }
}
