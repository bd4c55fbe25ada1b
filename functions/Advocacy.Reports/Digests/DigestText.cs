using System.Globalization;
using Advocacy.Pipeline.Digests;
using Advocacy.Reports.Texts;

namespace Advocacy.Reports.Digests;

/// <summary>A week in sentences, in one language.</summary>
internal sealed class DigestText(Words words)
{
    private readonly DigestWords _words = words.Digest;

    /// <summary>The languages.</summary>
    public static IReadOnlyList<DigestText> All { get; } = [.. Words.All.Select(words => new DigestText(words))];

    /// <summary>The language, en or fr.</summary>
    public string Language => words.Language;

    /// <summary>What the link says.</summary>
    public string Link => _words.Link;

    /// <summary>Its heading.</summary>
    public string TitleOf(WeekInFigures week) => Words.Filled(_words.Title, week.Week);

    /// <summary>Three sentences at most, and that nobody is told of.</summary>
    public IEnumerable<string> SentencesOf(WeekInFigures week) =>
        new[] { ReachOf(week), CampaignOf(week) ?? ContentOf(week), EffectOf(week) }.OfType<string>();

    /// <summary>The small print.</summary>
    public string Note => _words.Note;

    private string ReachOf(WeekInFigures week)
    {
        var (shares, engagements, reach) = (Whole(week.Shares), Whole(week.Engagements), Whole(week.Reach ?? 0));
        return week.Shares == 0 ? _words.Nothing
            : week is not { Reach: { } now, UsualReach: { } usual and > 0 } ? Words.Filled(_words.Week, shares, reach, engagements)
            : Words.Filled(
                !week.IsReachUnusual ? _words.WeekAsUsual
                    : now > usual ? _words.WeekAbove
                    : _words.WeekBelow,
                shares,
                reach,
                engagements,
                Whole(usual)
            );
    }

    private string? CampaignOf(WeekInFigures week) =>
        week.Campaign is { } best
            ? Words.Filled(
                _words.Campaign,
                best.Name,
                Whole(100 * ((best.PerShare / best.OthersPerShare) - 1)),
                One(best.PerShare),
                One(best.OthersPerShare)
            )
            : null;

    private string? ContentOf(WeekInFigures week) =>
        week.Content is { } best ? Words.Filled(_words.Content, best.Title, Whole(best.Engagements), Whole(best.Shares)) : null;

    private string? EffectOf(WeekInFigures week) =>
        week.Effect is { Difference: { } difference, Low: { } low, High: { } high }
            ? Words.Filled(_words.Effect, Whole(100 * difference), Whole(100 * low), Whole(100 * high))
            : null;

    private string Whole(double value) =>
        Math.Round(value)
            .ToString("N0", CultureInfo.InvariantCulture)
            .Replace(",", words.Language == "fr" ? "\u202F" : ",", StringComparison.Ordinal);

    private string One(double value) =>
        value.ToString("0.0", CultureInfo.InvariantCulture).Replace(".", words.DecimalSeparator, StringComparison.Ordinal);
}
