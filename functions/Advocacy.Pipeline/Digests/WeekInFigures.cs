using Advocacy.Domain.Invitations;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Reports;

namespace Advocacy.Pipeline.Digests;

/// <summary>What a week brought, of published figures alone: none of it is about fewer than five people.</summary>
/// <param name="Week">The week.</param>
/// <param name="Reach">People reached, each share by itself; null where no network tells or estimates it.</param>
/// <param name="UsualReach">The mean of the eight weeks before it; null where there are fewer than four.</param>
/// <param name="IsReachUnusual">Whether it is further from that than these weeks are from each other (two standard deviations).</param>
/// <param name="Shares">Shares posted.</param>
/// <param name="Engagements">Engagements.</param>
/// <param name="Campaign">What the best campaign of the last four weeks brings; null where none stands out.</param>
/// <param name="Content">What was answered most in the week; null where nothing may be told by itself.</param>
/// <param name="Effect">What invitations change; null where it cannot be told yet.</param>
public sealed record WeekInFigures(
    IsoWeek Week,
    double? Reach,
    double? UsualReach,
    bool IsReachUnusual,
    long Shares,
    long Engagements,
    CampaignOfNote? Campaign,
    ContentOfNote? Content,
    ToldEffect? Effect
)
{
    private const int Days = 7;
    private const int WeeksBefore = 8;
    private const int FewestBefore = 4;
    private const int CampaignWeeks = 4;

    /// <summary>The figures of a week.</summary>
    /// <param name="report">What is published; it has the whole week.</param>
    /// <param name="week">The week.</param>
    public static WeekInFigures Of(MarketingReport report, IsoWeek week)
    {
        var monday = week.Monday;
        var first = report.Networks.SelectMany(network => network.Days).Select(day => day.Day).DefaultIfEmpty(monday).Min();
        var before = Enumerable
            .Range(1, WeeksBefore)
            .Select(i => monday.AddDays(-Days * i))
            .Where(start => start >= first)
            .Select(start => ReachOf(report, start) ?? 0)
            .ToList();
        var reach = ReachOf(report, monday);
        var usual = before.Count >= FewestBefore ? before.Average() : (double?)null;
        var deviation = usual is { } mean ? Math.Sqrt(before.Sum(value => (value - mean) * (value - mean)) / (before.Count - 1)) : 0;
        var days = DaysOf(report, monday).ToList();
        var effect = report.Effect is { Lists: [.., var all] } ? all : null;
        return new(
            week,
            reach,
            usual,
            reach is { } now && usual is { } expected && Math.Abs(now - expected) > 2 * deviation,
            days.Sum(day => day.Figures.Shares),
            days.Sum(day => day.Figures.Counters.Engagements),
            CampaignOf(report, monday),
            ContentOf(report, monday),
            effect is { IsSignificant: true, Difference: > 0 } ? effect : null
        );
    }

    private static IEnumerable<DayReach> DaysOf(MarketingReport report, DateOnly monday) =>
        report.Networks.SelectMany(network => network.Days).Where(day => day.Day >= monday && day.Day < monday.AddDays(Days));

    private static double? ReachOf(MarketingReport report, DateOnly monday)
    {
        var told = DaysOf(report, monday).Select(day => day.Figures.Reach).OfType<double>().ToList();
        return told.Count == 0 ? null : told.Sum();
    }

    private static CampaignOfNote? CampaignOf(MarketingReport report, DateOnly monday) =>
        CampaignOfNote.Best(
            report,
            report
                .Networks.SelectMany(network => network.Contents)
                .Where(week => week.Week > monday.AddDays(-Days * CampaignWeeks) && week.Week <= monday)
        );

    private static ContentOfNote? ContentOf(MarketingReport report, DateOnly monday) =>
        ContentOfNote.Best(report, report.Networks.SelectMany(network => network.Contents).Where(week => week.Week == monday));
}
