using System.Globalization;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Reports;
using Advocacy.Reports.Formats;
using CsvHelper;

namespace Advocacy.Reports.Page;

/// <summary>reach/summary.csv: a row a network.</summary>
internal static class SummaryCsv
{
    public static async Task WriteAsync(Stream stream, MarketingReport report)
    {
        await using var csv = CsvText.Writer(stream);
        var columns = Columns(report);
        Write(csv, columns.Select(column => column.Name));
        foreach (var network in report.Networks)
        {
            Write(csv, columns.Select(column => column.Value(network)));
        }
    }

    private static (string Name, Func<NetworkFacts, string> Value)[] Columns(MarketingReport report) =>
        [
            ("network", network => network.Label),
            ("shares", network => Whole(network.Total.Shares)),
            ("people", network => Whole(network.Sharers)),
            .. Counter.All.Select(counter =>
                (counter.Name, (Func<NetworkFacts, string>)(network => Whole(network.Total.Counters[counter])))
            ),
            ("engagements", network => Whole(network.Total.Counters.Engagements)),
            ("engagement_rate", network => CsvText.Rate(network.Total.EngagementRate)),
            ("applause_rate", network => CsvText.Rate(network.Total.ApplauseRate)),
            ("conversation_rate", network => CsvText.Rate(network.Total.ConversationRate)),
            ("amplification_rate", network => CsvText.Rate(network.Total.AmplificationRate)),
            ("click_through_rate", network => CsvText.Rate(network.Total.ClickThroughRate)),
            ("potential_reach", network => Whole(network.Total.PotentialReach)),
            ("reach", network => CsvText.Amount(network.Total.Reach)),
            ("reach_is_estimated", network => network.Total.ReachEstimated ? "true" : "false"),
            ("unduplicated_reach", network => CsvText.Amount(network.Total.Unduplicated)),
            ($"earned_media_value_{report.Currency.ToLowerInvariant()}", network => CsvText.Amount(network.Total.EarnedMediaValue)),
        ];

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
