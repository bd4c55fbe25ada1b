using System.Globalization;
using Advocacy.Domain.Reach;
using Advocacy.Pipeline.Ports;
using CsvHelper;

namespace Advocacy.Adapters.Reports;

/// <summary>reach/summary.csv: a row a network.</summary>
internal static class SummaryCsv
{
    public static async Task WriteAsync(Stream stream, ReachReport report)
    {
        await using var csv = CsvText.Writer(stream);
        var columns = Columns(report);
        Write(csv, columns.Select(column => column.Name));
        foreach (var network in report.Networks)
        {
            Write(csv, columns.Select(column => column.Value(network)));
        }
    }

    private static (string Name, Func<NetworkReach, string> Value)[] Columns(ReachReport report) =>
    [
        ("network", network => NetworkReach.Label(network.Networks)),
        ("shares", network => Whole(network.Totals.Shares)),
        ("people", network => Whole(network.Totals.People)),
        ("impressions", network => Whole(network.Totals.Counters.Impressions)),
        ("reactions", network => Whole(network.Totals.Counters.Reactions)),
        ("comments", network => Whole(network.Totals.Counters.Comments)),
        ("reshares", network => Whole(network.Totals.Counters.Reshares)),
        ("clicks", network => Whole(network.Totals.Counters.Clicks)),
        ("engagements", network => Whole(network.Totals.Counters.Engagements)),
        ("engagement_rate", network => CsvText.Rate(network.Totals.EngagementRate)),
        ("applause_rate", network => CsvText.Rate(network.Totals.ApplauseRate)),
        ("conversation_rate", network => CsvText.Rate(network.Totals.ConversationRate)),
        ("amplification_rate", network => CsvText.Rate(network.Totals.AmplificationRate)),
        ("click_through_rate", network => CsvText.Rate(network.Totals.ClickThroughRate)),
        ("potential_reach", network => Whole(network.Totals.PotentialReach)),
        ("reach", network => CsvText.Amount(network.Totals.Reach)),
        ("reach_is_estimated", network => network.Totals.ReachEstimated ? "true" : "false"),
        ("unduplicated_reach", network => CsvText.Amount(Unduplicated(network, report)?.Estimate)),
        ("unduplicated_reach_low", network => CsvText.Amount(Unduplicated(network, report)?.Low)),
        ("unduplicated_reach_high", network => CsvText.Amount(Unduplicated(network, report)?.High)),
        ($"earned_media_value_{report.Currency.ToLowerInvariant()}", network => CsvText.Amount(network.Totals.EarnedMediaValue)),
    ];

    private static UnduplicatedReach? Unduplicated(NetworkReach network, ReachReport report) =>
        network.Totals.Unduplicated(report.AudienceOf(network.Networks));

    private static string Whole(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static void Write(CsvWriter csv, IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            csv.WriteField(value);
        }

        csv.NextRecord();
    }
}
