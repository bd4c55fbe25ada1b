using Advocacy.Pipeline.Reports;

namespace Advocacy.Pipeline.Digests;

/// <summary>What stands out of the last days, by the rules of the page's own sentences, so that Power BI says the same.</summary>
/// <param name="Reach">Reach now and in as many days before; null where either is not told.</param>
/// <param name="Campaign">The campaign that brings more than the rest; null where none stands out.</param>
/// <param name="Network">The network that brings half of the reach or more, its part from 0 to 1; null where none does.</param>
/// <param name="Content">What was answered most; null where nothing may be told by itself.</param>
public sealed record PeriodInFigures(
    ReachChange? Reach,
    CampaignOfNote? Campaign,
    (string Label, double Part)? Network,
    ContentOfNote? Content
)
{
    /// <summary>The days that the page opens with.</summary>
    public const int Days = 90;

    private const int DaysAWeek = 7;
    private const double Half = 0.5;

    /// <summary>The figures of the last <see cref="Days"/> closed days.</summary>
    public static PeriodInFigures Of(MarketingReport report)
    {
        var (until, from) = (report.AsOf, report.AsOf.AddDays(-Days));
        var weeks = report.Networks.SelectMany(network => network.Contents).Where(week => week.Week >= from && week.Week < until).ToList();
        return new(
            ReachOf(report, from, until),
            CampaignOfNote.Best(report, weeks),
            NetworkOf(report, from, until),
            ContentOfNote.Best(report, weeks)
        );
    }

    private static ReachChange? ReachOf(MarketingReport report, DateOnly from, DateOnly until)
    {
        var before = from.AddDays(-Days);
        var first = report.Networks.SelectMany(network => network.Days).Select(day => day.Day).DefaultIfEmpty(until).Min();
        return before >= first && Sum(report.Networks, from, until) is { } now && Sum(report.Networks, before, from) is { } then and > 0
            ? new(
                now,
                then,
                SharesIn(report, from, until),
                SharesIn(report, before, from),
                ReachChange.IsClearBetween(Weekly(report, from, until), Weekly(report, before, from))
            )
            : null;
    }

    private static long SharesIn(MarketingReport report, DateOnly from, DateOnly until) =>
        report.Networks.SelectMany(network => network.Days).Where(day => day.Day >= from && day.Day < until).Sum(day => day.Figures.Shares);

    private static IReadOnlyList<double> Weekly(MarketingReport report, DateOnly from, DateOnly until) =>
        [
            .. Enumerable
                .Range(0, Days / DaysAWeek)
                .Select(i => until.AddDays(-DaysAWeek * i))
                .Where(end => end.AddDays(-DaysAWeek) >= from)
                .Select(end => Sum(report.Networks, end.AddDays(-DaysAWeek), end))
                .OfType<double>(),
        ];

    private static (string Label, double Part)? NetworkOf(MarketingReport report, DateOnly from, DateOnly until)
    {
        var networks = report.Networks.Select(network => (network.Label, Reach: Sum([network], from, until) ?? 0)).ToList();
        var (all, most) = (networks.Sum(network => network.Reach), networks.OrderByDescending(network => network.Reach).FirstOrDefault());
        return networks.Count > 1 && all > 0 && most.Reach / all >= Half ? (most.Label, most.Reach / all) : null;
    }

    private static double? Sum(IEnumerable<NetworkFacts> networks, DateOnly from, DateOnly until)
    {
        var told = networks
            .SelectMany(network => network.Days)
            .Where(day => day.Day >= from && day.Day < until)
            .Select(day => day.Figures.Reach)
            .OfType<double>()
            .ToList();
        return told.Count == 0 ? null : told.Sum();
    }
}

/// <summary>Reach against the days before.</summary>
/// <param name="Now">Reach, in people.</param>
/// <param name="Before">Reach in as many days before.</param>
/// <param name="Shares">Shares now.</param>
/// <param name="SharesBefore">Shares in as many days before.</param>
/// <param name="IsClear">Whether the two differ by more than weeks differ among themselves; null where three weeks are not told.</param>
public sealed record ReachChange(double Now, double Before, long Shares, long SharesBefore, bool? IsClear)
{
    private const int FewestWeeks = 3;

    // Standard errors by which two means of a few weeks differ before it is told as a change (some 95 % by Student's t).
    private const double Clear = 2.4;

    /// <summary>Whether the means of two rows of weeks differ clearly; null where one of them is too short.</summary>
    public static bool? IsClearBetween(IReadOnlyList<double> now, IReadOnlyList<double> then) =>
        Math.Min(now.Count, then.Count) < FewestWeeks
            ? null
            : Math.Abs(now.Average() - then.Average()) > Clear * Math.Sqrt(ErrorOf(now) + ErrorOf(then));

    private static double ErrorOf(IReadOnlyList<double> weeks)
    {
        var mean = weeks.Average();
        return weeks.Sum(week => (week - mean) * (week - mean)) / (weeks.Count - 1) / weeks.Count;
    }
}
