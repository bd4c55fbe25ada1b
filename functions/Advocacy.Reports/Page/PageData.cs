using System.Globalization;
using Advocacy.Domain.Invitations;
using Advocacy.Domain.Reach;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Effect;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Model;
using Advocacy.Pipeline.Reports;

namespace Advocacy.Reports.Page;

/// <summary>What the page is given: columns instead of rows, since years of days are many. Days and weeks are numbers of days since
/// 1970.</summary>
internal sealed record PageData(
    int AsOf,
    int? LastActivity,
    string Currency,
    int MinPeople,
    IReadOnlyList<PageCounter> Counters,
    IReadOnlyList<PageNetwork> Networks,
    IReadOnlyList<PageContent> Contents,
    IReadOnlyList<PageAdoption> Adoption,
    IReadOnlyList<PageTeam> Teams,
    IReadOnlyList<PageProfile> Profiles,
    IReadOnlyList<IReadOnlyList<string>> Map,
    PageEffect? Effect,
    PageModel? Model,
    IReadOnlyDictionary<string, long> BadRows,
    int? DisclosedPercent,
    IReadOnlyDictionary<string, double> Targets,
    IReadOnlyDictionary<string, PublicRange> Ranges,
    IReadOnlyDictionary<string, Dictionary<string, string>> Names,
    IReadOnlyList<PageTrial> Trials,
    IReadOnlyList<PageVisits> Visits,
    PageProgramme Programme
)
{
    private const int Levels = 4;
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>The data of a report.</summary>
    public static PageData Of(
        MarketingReport report,
        IReadOnlyDictionary<BadRowReason, long> badRows,
        PageOptions options,
        PageProgramme programme
    )
    {
        var contents = report.Networks.SelectMany(network => network.Contents).Select(week => week.ContentId).Distinct().ToList();
        var places = contents.Index().ToDictionary(pair => pair.Item ?? "", pair => pair.Index, StringComparer.Ordinal);
        var lastWeek = report.Teams.LastOrDefault()?.Week;
        return new(
            Day(report.AsOf),
            report.LastDay is { } last ? Day(last) : null,
            report.Currency,
            SmallGroups.MinPeople,
            [.. Counter.All.Select(counter => new PageCounter(counter.Name, counter.IsEngagement))],
            [.. report.Networks.Select(network => PageNetwork.Of(network, id => places[id ?? ""], Day))],
            [.. contents.Select(id => PageContent.Of(id, id is null ? null : report.Contents.GetValueOrDefault(id)))],
            [.. report.Adoption.Select(week => new PageAdoption(Day(week.Week), week.Consenting, week.Active))],
            [
                .. report
                    .Teams.Where(week => week.Week == lastWeek)
                    .Select(week => new PageTeam(week.Team.Country, week.Team.Department, week.Team.Name, week.Consenting, week.Active)),
            ],
            [.. report.Profiles.Select(week => new PageProfile(Day(week.Week), week.Profile?.ToString(), week.People))],
            [
                .. Enumerable
                    .Range(1, Levels)
                    .Reverse()
                    .Select(synergy =>
                        (IReadOnlyList<string>)
                            [.. Enumerable.Range(1, Levels).Select(antagonism => report.Map[synergy, antagonism].ToString())]
                    ),
            ],
            report.Effect is { } effect ? PageEffect.Of(effect) : null,
            report.Model is { } card
                ? new(
                    card.Version,
                    Day(DateOnly.FromDateTime(card.Data.AsOf.UtcDateTime)),
                    card.Algorithm,
                    card.Definition.HorizonWeeks,
                    card.Metrics,
                    card.Baselines,
                    card.Calibrated ?? []
                )
                : null,
            badRows.OrderBy(pair => pair.Key).ToDictionary(pair => pair.Key.ToString(), pair => pair.Value),
            report.DisclosedPercent,
            options.Targets,
            options.RangesThatHold(),
            options.Names,
            [
                .. (report.Effect?.Trials ?? []).Select(trial =>
                    PageTrial.Of(trial, report.Contents.GetValueOrDefault(trial.ContentId), places)
                ),
            ],
            [.. report.Visits.Select(visits => PageVisits.Of(visits, report, places))],
            programme
        );
    }

    private static int Day(DateOnly day) => day.DayNumber - Epoch;
}

/// <summary>A counter on the page.</summary>
/// <param name="Name">Its name among the columns.</param>
/// <param name="IsEngagement">Whether it is part of the engagements.</param>
internal sealed record PageCounter(string Name, bool IsEngagement);

/// <summary>Adoption of a week on the page.</summary>
/// <param name="Week">The Monday.</param>
/// <param name="Consenting">Volunteers.</param>
/// <param name="Active">Active ambassadors, or null where they must not be published.</param>
internal sealed record PageAdoption(int Week, int Consenting, int? Active);

/// <summary>What invitations changed, on the page.</summary>
internal sealed record PageEffect(
    IReadOnlyList<PageListEffect> Lists,
    IReadOnlyList<FunnelCount> Funnel,
    IReadOnlyList<SurveyEffect> Surveys
)
{
    public static PageEffect Of(EffectReport report) => new([.. report.Lists.Select(PageListEffect.Of)], report.Funnel, report.Surveys);
}

/// <summary>What a list changed, on the page.</summary>
internal sealed record PageListEffect(
    string List,
    int Invited,
    int InvitedConvert,
    int HeldOut,
    int HeldOutConvert,
    double? Difference,
    double? Low,
    double? High,
    bool IsSignificant
)
{
    public static PageListEffect Of(ToldEffect list) =>
        new(
            list.List,
            list.Invited,
            list.InvitedConvert,
            list.HeldOut,
            list.HeldOutConvert,
            list.Difference,
            list.Low,
            list.High,
            list.IsSignificant
        );
}

/// <summary>The model on the page.</summary>
/// <param name="Version">Its version.</param>
/// <param name="AsOf">The day as of which it was trained.</param>
/// <param name="Algorithm">The recipe.</param>
/// <param name="HorizonWeeks">Weeks that it looks ahead.</param>
/// <param name="Metrics">How good it is.</param>
/// <param name="Baselines">How good simpler rankings are.</param>
/// <param name="Calibrated">What it said, and what happened.</param>
internal sealed record PageModel(
    string Version,
    int AsOf,
    string Algorithm,
    int HorizonWeeks,
    ModelMetrics Metrics,
    IReadOnlyList<ModelMetrics> Baselines,
    IReadOnlyList<CalibrationPoint> Calibrated
);

/// <summary>Volunteers of a profile in a week on the page.</summary>
/// <param name="Week">The Monday.</param>
/// <param name="Profile">The profile, or null for several together.</param>
/// <param name="People">How many.</param>
internal sealed record PageProfile(int Week, string? Profile, int People);

/// <summary>A team on the page, in the last week.</summary>
/// <param name="Country">Country.</param>
/// <param name="Department">Department.</param>
/// <param name="Team">Team.</param>
/// <param name="Consenting">Volunteers.</param>
/// <param name="Active">Active ambassadors, or null where they must not be published.</param>
internal sealed record PageTeam(string? Country, string? Department, string? Team, int Consenting, int? Active);

/// <summary>A content on the page.</summary>
/// <param name="Id">Its id; null for shares of none.</param>
/// <param name="Campaign">Campaign, or null.</param>
/// <param name="Topic">Topic, or null.</param>
/// <param name="Kind">Kind, or null.</param>
/// <param name="Published">The day it was published, or null.</param>
/// <param name="Url">Where it stands; null where it is no address of the web.</param>
/// <param name="Title">What people read, or null.</param>
internal sealed record PageContent(string? Id, string? Campaign, string? Topic, string? Kind, string? Published, string? Url, string? Title)
{
    public static PageContent Of(string? id, Content? content) =>
        new(
            id,
            content?.Campaign,
            content?.Topic,
            content?.Kind,
            content?.PublishedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            content?.Url is { } url && Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == "https" || uri.Scheme == "http")
                ? url
                : null,
            content?.Title
        );
}
