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
        foreach (var network in report.Networks.Select(network => new NetworkReach(network.Networks, network.Total)))
        {
            Write(csv, columns.Select(column => column.Value(network)));
        }
    }

    private static (string Name, Func<NetworkReach, string> Value)[] Columns(MarketingReport report) =>
        [
            ("network", network => NetworkReach.Label(network.Networks)),
            ("shares", network => Whole(network.Figures.Shares)),
            ("people", network => Whole(network.Figures.People)),
            .. Counter.All.Select(counter =>
                (counter.Name, (Func<NetworkReach, string>)(network => Whole(network.Figures.Counters[counter])))
            ),
            ("engagements", network => Whole(network.Figures.Counters.Engagements)),
            ("engagement_rate", network => CsvText.Rate(network.Figures.EngagementRate)),
            ("applause_rate", network => CsvText.Rate(network.Figures.ApplauseRate)),
            ("conversation_rate", network => CsvText.Rate(network.Figures.ConversationRate)),
            ("amplification_rate", network => CsvText.Rate(network.Figures.AmplificationRate)),
            ("click_through_rate", network => CsvText.Rate(network.Figures.ClickThroughRate)),
            ("potential_reach", network => Whole(network.Figures.PotentialReach)),
            ("reach", network => CsvText.Amount(network.Figures.Reach)),
            ("reach_is_estimated", network => network.Figures.ReachEstimated ? "true" : "false"),
            ("unduplicated_reach", network => CsvText.Amount(network.Figures.Unduplicated)),
            ($"earned_media_value_{report.Currency.ToLowerInvariant()}", network => CsvText.Amount(network.Figures.EarnedMediaValue)),
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
