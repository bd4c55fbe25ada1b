using Advocacy.Domain.Reach;
using Advocacy.Pipeline.Ports;

namespace Advocacy.Adapters.Reports.Page;

/// <summary>What the page is given: columns instead of rows, since years of days are many. Days and weeks are numbers of days since 1970.</summary>
internal sealed record PageData(
    int AsOf,
    int? LastActivity,
    string Currency,
    int MinPeople,
    IReadOnlyList<PageNetwork> Networks,
    IReadOnlyList<PageContent> Contents,
    IReadOnlyList<PageAdoption> Adoption,
    IReadOnlyList<PageTeam> Teams,
    IReadOnlyList<PageProfile> Profiles,
    IReadOnlyList<IReadOnlyList<string>> Map,
    PageEffect? Effect,
    PageModel? Model,
    IReadOnlyDictionary<string, long> BadRows)
{
    private const int Levels = 4;
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>The data of a report.</summary>
    public static PageData Of(MarketingReport report)
    {
        var contents = report.Networks.SelectMany(network => network.Contents).Select(week => week.ContentId).Distinct().ToList();
        var places = contents.Index().ToDictionary(pair => pair.Item ?? "", pair => pair.Index, StringComparer.Ordinal);
        var lastWeek = report.Teams.Count == 0 ? default : report.Teams[^1].Week;
        return new(
            Day(report.AsOf),
            report.LastActivity is { } last ? Day(DateOnly.FromDateTime(last.UtcDateTime)) : null,
            report.Currency,
            SmallGroups.MinPeople,
            [.. report.Networks.Select(network => PageNetwork.Of(network, id => places[id ?? ""], Day))],
            [.. contents.Select(id => PageContent.Of(id, id is null ? null : report.Contents.GetValueOrDefault(id)))],
            [.. report.Adoption.Where(week => week.Consenting >= SmallGroups.MinPeople).Select(week => new PageAdoption(Day(week.Week), week.Consenting, SmallGroups.MayTell(week.Active, week.Consenting) ? week.Active : null))],
            [.. report.Teams.Where(week => week.Week == lastWeek).Select(week => new PageTeam(week.Team.Country, week.Team.Department, week.Team.Name, week.Consenting, week.Active))],
            [.. report.Profiles.Select(week => new PageProfile(Day(week.Week), week.Profile?.ToString(), week.People))],
            [.. Enumerable.Range(1, Levels).Reverse().Select(synergy => (IReadOnlyList<string>)[.. Enumerable.Range(1, Levels).Select(antagonism => report.Map[synergy, antagonism].ToString())])],
            report.Effect is { } effect ? PageEffect.Of(effect) : null,
            report.Model is { } card ? new(card.Version, Day(DateOnly.FromDateTime(card.Data.AsOf.UtcDateTime)), card.Algorithm, card.Definition.HorizonWeeks, card.Metrics, card.Baselines, card.Calibrated ?? []) : null,
            report.BadRows.OrderBy(pair => pair.Key).ToDictionary(pair => pair.Key.ToString(), pair => pair.Value));
    }

    private static int Day(DateOnly day) => day.DayNumber - Epoch;
}
