using Advocacy.Domain.Reach;
using Advocacy.Pipeline.Reports;

namespace Advocacy.Pipeline.Digests;

/// <summary>A campaign that brings more than the rest.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shares">Shares of its content.</param>
/// <param name="PerShare">Engagements a share.</param>
/// <param name="OtherShares">Shares of everything else.</param>
/// <param name="OthersPerShare">Their engagements a share.</param>
public sealed record CampaignOfNote(string Name, long Shares, double PerShare, long OtherShares, double OthersPerShare)
{
    private const long FewestShares = 30;

    // Engagements of a share come together: their spread is some four times that of counting.
    private const double Spread = 4;

    private bool IsClear =>
        Shares >= FewestShares
        && OtherShares >= FewestShares
        && OthersPerShare > 0
        && Math.Log(PerShare / OthersPerShare) > 2 * Math.Sqrt((Spread / (PerShare * Shares)) + (Spread / (OthersPerShare * OtherShares)));

    /// <summary>The campaign that stands out most in some weeks; null where none does by more than chance.</summary>
    public static CampaignOfNote? Best(MarketingReport report, IEnumerable<ContentWeek> weeks)
    {
        var campaigns = weeks.ToLookup(week => week.ContentId is { } id ? report.Contents.GetValueOrDefault(id)?.Campaign : null);
        var all = ContentOfNote.SumOf(campaigns.SelectMany(campaign => campaign));
        return campaigns
            .Where(campaign => campaign.Key is not null)
            .Select(campaign => (campaign.Key, Own: ContentOfNote.SumOf(campaign)))
            .Select(found => Of(found.Key!, found.Own, (all.Shares - found.Own.Shares, all.Engagements - found.Own.Engagements)))
            .Where(found => found is { IsClear: true })
            .MaxBy(found => found!.PerShare / found.OthersPerShare);
    }

    /// <summary>A campaign beside the rest; null where one of them has no shares.</summary>
    private static CampaignOfNote? Of(string name, (long Shares, long Engagements) own, (long Shares, long Engagements) others) =>
        own.Shares == 0 || others.Shares == 0 || own.Engagements == 0
            ? null
            : new(name, own.Shares, (double)own.Engagements / own.Shares, others.Shares, (double)others.Engagements / others.Shares);
}

/// <summary>A content that was answered.</summary>
/// <param name="Title">Its title, or its id.</param>
/// <param name="Engagements">Engagements.</param>
/// <param name="Shares">Shares.</param>
public sealed record ContentOfNote(string Title, long Engagements, long Shares)
{
    /// <summary>What was answered most in some weeks; null where nothing may be told by itself.</summary>
    public static ContentOfNote? Best(MarketingReport report, IEnumerable<ContentWeek> weeks) =>
        weeks
            .Where(week => week.ContentId is not (null or SmallGroups.Merged))
            .GroupBy(week => week.ContentId!)
            .Select(content => (Id: content.Key, Sum: SumOf(content)))
            .Where(content => content.Sum.Engagements > 0)
            .OrderByDescending(content => content.Sum.Engagements)
            .ThenBy(content => content.Id, StringComparer.Ordinal)
            .Select(content => new ContentOfNote(
                report.Contents.GetValueOrDefault(content.Id)?.Title ?? content.Id,
                content.Sum.Engagements,
                content.Sum.Shares
            ))
            .FirstOrDefault();

    /// <summary>Shares and engagements of some weeks.</summary>
    internal static (long Shares, long Engagements) SumOf(IEnumerable<ContentWeek> weeks) =>
        weeks.Aggregate(
            (Shares: 0L, Engagements: 0L),
            (sum, week) => (sum.Shares + week.Figures.Shares, sum.Engagements + week.Figures.Counters.Engagements)
        );
}
