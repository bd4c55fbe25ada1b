using System.Globalization;
using Advocacy.Pipeline.Digests;
using Advocacy.Pipeline.Reports;
using Advocacy.Reports.Texts;

namespace Advocacy.Reports.Star;

/// <summary>What stands out, in the sentences that the page begins with.</summary>
internal static class StarFindings
{
    private const int Most = 4;

    public static ParquetTable<StarFinding> Table { get; } =
        new ParquetTable<StarFinding>(
            "fact_finding",
            "What stands out of the last 90 closed days, in a sentence: the same sentences as the page begins with, in every language."
        )
            .Text("language", "The language, `en` or `fr`", row => row.Language)
            .Number("position", "The order of the sentences, from 1", row => row.Position)
            .Text("finding", "The sentence", row => row.Finding);

    /// <summary>The sentences of a publication, in every language.</summary>
    public static IReadOnlyList<StarFinding> Of(MarketingReport report)
    {
        var period = PeriodInFigures.Of(report);
        return
        [
            .. Words.All.SelectMany(words =>
                SentencesOf(period, report, words)
                    .OfType<string>()
                    .Take(Most)
                    .Select((sentence, i) => new StarFinding(words.Language, i + 1, sentence))
            ),
        ];
    }

    private static IEnumerable<string?> SentencesOf(PeriodInFigures period, MarketingReport report, Words words)
    {
        string Said(string name, params object[] values) => SaidIn(words, name, values);
        string Whole(double value) => Number(words, value, 0);
        string Percent(double part) => PercentIn(words, part);
        yield return period.Reach is { } reach ? ReachOf(reach, words) : null;
        yield return period.Campaign is { } campaign
            ? Said(
                "findCampaign",
                campaign.Name,
                Percent((campaign.PerShare / campaign.OthersPerShare) - 1),
                Number(words, campaign.PerShare, 1),
                Number(words, campaign.OthersPerShare, 1)
            )
            : null;
        yield return report.Effect is { Lists: [.., { IsSignificant: true, Difference: { } more and > 0, Low: { } low, High: { } high }] }
            ? Said("findEffect", Whole(100 * more), Whole(100 * low), Whole(100 * high))
            : null;
        yield return period.Network is { } network
            ? Said("findNetwork", NetworkNames.Of(network.Label, words), Percent(network.Part))
            : null;
        yield return period.Content is { } content
            ? Said("findContent", content.Title, Whole(content.Engagements), Whole(content.Shares))
            : null;
    }

    private static string ReachOf(ReachChange reach, Words words)
    {
        object[] values =
        [
            PercentIn(words, Math.Abs((reach.Now / reach.Before) - 1)),
            Number(words, reach.Now, 0),
            Number(words, reach.Before, 0),
        ];
        return reach switch
        {
            { IsClear: null } => SaidIn(words, "findReachShort", values),
            { IsClear: false } => SaidIn(words, "findReachSame", values),
            _ => SaidIn(words, reach.Now > reach.Before ? "findReachUp" : "findReachDown", values) + WhyOf(reach, words),
        };
    }

    /// <summary>Reach is shares times people a share: which of the two moved is why.</summary>
    private static string WhyOf(ReachChange reach, Words words) =>
        reach is { Shares: > 0, SharesBefore: > 0 }
            ? " "
                + SaidIn(
                    words,
                    "findReachWhy",
                    Number(words, reach.Shares, 0),
                    Number(words, reach.SharesBefore, 0),
                    Number(words, reach.Now / reach.Shares, 0),
                    Number(words, reach.Before / reach.SharesBefore, 0)
                )
            : "";

    private static string SaidIn(Words words, string name, params object[] values) =>
        Words.Filled(words.Page.GetProperty(name).GetString()!, values);

    private static string PercentIn(Words words, double part) => Number(words, 100 * part, 0) + (words.Language == "fr" ? "\u00A0%" : "%");

    private static string Number(Words words, double value, int digits) =>
        Math.Round(value, digits, MidpointRounding.AwayFromZero)
            .ToString(digits == 0 ? "N0" : "N1", CultureInfo.InvariantCulture)
            .Replace(",", words.Language == "fr" ? "\u202F" : ",", StringComparison.Ordinal)
            .Replace(".", words.DecimalSeparator, StringComparison.Ordinal);
}

/// <summary>A sentence of the page.</summary>
/// <param name="Language">The language, en or fr.</param>
/// <param name="Position">The order, from 1.</param>
/// <param name="Finding">The sentence.</param>
internal sealed record StarFinding(string Language, int Position, string Finding);
