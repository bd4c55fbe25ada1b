using Advocacy.Domain.Reach;

namespace Advocacy.Reports.Star;

/// <summary>What web analytics counted of links to contents.</summary>
internal static class StarVisits
{
    public static ParquetTable<ToldVisits> Table { get; } =
        new ParquetTable<ToldVisits>(
            "fact_visit",
            "What web analytics counted of links to a content on one network, over all closed days. A visit belongs to the content and the "
                + "network whose link was followed (`utm_content`), whoever posted it. What fewer than five people shared there is told "
                + "together."
        )
            .TextOrNull(
                "network_key",
                "The network; missing where analytics did not know it, or several are told together",
                row => row.Network.Length == 0 ? null : row.Network
            )
            .Text("content_key", "The content, or `(merged)`", row => row.ContentId)
            .TextOrNull(
                "visit_currency",
                "Currency of the value, ISO 4217; missing where there is none",
                row => row.Currency.Length == 0 ? null : row.Currency
            )
            .Number("sessions", "Visits that began at the link", row => row.Visits.Sessions)
            .NumberOrNull("conversions", "Of these, how many led to what the page is for", row => row.Visits.Conversions)
            .NumberOrNull("visit_value", "What these are worth, in `visit_currency`", row => (double?)row.Visits.Value);
}
