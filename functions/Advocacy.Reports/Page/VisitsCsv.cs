using System.Globalization;
using Advocacy.Domain.Reach;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Reports;
using Advocacy.Reports.Formats;

namespace Advocacy.Reports.Page;

/// <summary>reach/visits.csv: what web analytics counted of each content on each network, beside what posts of it brought. Sessions are
/// those that began at a content's own link (utm_content); nobody follows from them.</summary>
internal static class VisitsCsv
{
    private static readonly string[] Header =
    [
        "campaign",
        "content",
        "title",
        "network",
        "sessions",
        "conversions",
        "value",
        "currency",
        "shares",
        "engagements",
        "reach",
    ];

    public static async Task WriteAsync(Stream stream, MarketingReport report)
    {
        await using var csv = CsvText.Writer(stream);
        foreach (var name in Header)
        {
            csv.WriteField(name);
        }

        await csv.NextRecordAsync();
        var rows = report.Months.SelectMany(month => month.Rows).ToLookup(row => (row.ContentId, row.Network));
        foreach (var visits in report.Visits)
        {
            foreach (
                var field in Fields(
                    visits,
                    report.Contents.GetValueOrDefault(visits.ContentId),
                    [.. rows[(visits.ContentId, visits.Network)]]
                )
            )
            {
                csv.WriteField(field);
            }

            await csv.NextRecordAsync();
        }
    }

    private static string?[] Fields(ToldVisits visits, Content? content, IReadOnlyList<LedgerRow> rows) =>
        [
            content?.Campaign,
            visits.ContentId,
            content?.Title,
            visits.Network,
            Whole(visits.Visits.Sessions),
            Whole(visits.Visits.Conversions),
            visits.Visits.Value?.ToString("0.00", CultureInfo.InvariantCulture),
            visits.Currency,
            Whole(PageVisits.SharesOf(rows)),
            rows.Count == 0 ? "" : Whole(ReachFigures.Of(rows).Counters.Engagements),
            rows.Count == 0 ? "" : CsvText.Amount(ReachFigures.Of(rows).Reach),
        ];

    private static string Whole(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
