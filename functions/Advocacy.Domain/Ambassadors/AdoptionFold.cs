using Advocacy.Domain.Activity;
using Advocacy.Domain.People;
using Advocacy.Domain.Reach;
using Advocacy.Domain.Values;

namespace Advocacy.Domain.Ambassadors;

/// <summary>Counts volunteers and active ambassadors on every Monday, person by person, for a part of the people or all of them.</summary>
/// <param name="ambassador">Who counts as active.</param>
/// <param name="profiles">Which profile people have.</param>
/// <param name="until">The last day whose Monday counts.</param>
public sealed class AdoptionFold(AmbassadorDefinition ambassador, ProfileMap profiles, DateOnly until)
{
    private readonly Dictionary<Team, SortedDictionary<DateOnly, (int Consenting, int Active)>> _teams = [];
    private readonly Dictionary<(DateOnly Monday, Profile Profile), int> _profiles = [];
    private DateTimeOffset? _firstActivity;

    /// <summary>Adoption in the parts together: their sums on every Monday from the one after the first share of all on.</summary>
    public static IReadOnlyList<AdoptionWeek> Join(IReadOnlyCollection<AdoptionPart> parts, DateOnly until)
    {
        if (parts.Min(part => part.FirstActivity) is not { } first)
        {
            return [];
        }

        var weeks = parts.SelectMany(part => part.Weeks).ToLookup(week => week.Week);
        return
        [
            .. Mondays(first, until)
                .Select(monday => new AdoptionWeek(
                    monday,
                    weeks[monday].Sum(week => week.Consenting),
                    weeks[monday].Sum(week => week.Active)
                )),
        ];
    }

    /// <summary>Adds a person.</summary>
    public void Add(EmployeeActivity person)
    {
        var shared = Timeline.Of(person).SharedAt;
        _firstActivity = shared.Length > 0 && !(_firstActivity <= shared[0]) ? shared[0] : _firstActivity;
        if (!person.ConsentsTo(Purpose.Measure))
        {
            return;
        }

        var known = person.Attributes.Count > 0 ? person.Attributes[^1].Value.Value : EmployeeAttributes.Unknown;
        var team = new Team(known.Country, known.Department, known.Team);
        if (!_teams.TryGetValue(team, out var weeks))
        {
            _teams[team] = weeks = [];
        }

        foreach (var monday in Mondays(person.Consents[0].Key, until))
        {
            var at = new DateTimeOffset(monday, TimeOnly.MinValue, TimeSpan.Zero);
            if (person.IsVolunteerAt(at, Purpose.Measure))
            {
                var (consenting, active) = weeks.GetValueOrDefault(monday);
                weeks[monday] = (consenting + 1, active + (ambassador.IsActive(shared, at) ? 1 : 0));
                var profile = profiles.ProfileAt(person, at);
                _profiles[(monday, profile)] = _profiles.GetValueOrDefault((monday, profile)) + 1;
            }
        }
    }

    /// <summary>What was counted.</summary>
    public AdoptionPart Part() => new(_firstActivity, Weeks(), Teams(), Profiles());

    private List<AdoptionWeek> Weeks() =>
        [
            .. _teams
                .Values.SelectMany(weeks => weeks)
                .GroupBy(week => week.Key, week => week.Value)
                .OrderBy(week => week.Key)
                .Select(week => new AdoptionWeek(week.Key, week.Sum(counts => counts.Consenting), week.Sum(counts => counts.Active))),
        ];

    private IReadOnlyList<TeamHistory> Teams() =>
        TeamHistory.Join(_teams.Where(team => team.Value.Count > 0).Select(team => HistoryOf(team.Key, team.Value)));

    private IReadOnlyList<ProfileWeek> Profiles() =>
        ProfileWeek.Join(_profiles.Select(pair => new ProfileWeek(pair.Key.Monday, pair.Key.Profile, pair.Value)));

    private static TeamHistory HistoryOf(Team team, SortedDictionary<DateOnly, (int Consenting, int Active)> weeks)
    {
        var (first, last) = (weeks.Keys.First(), weeks.Keys.Last());
        List<(int Consenting, int Active)> counts = [];
        for (var monday = first; monday <= last; monday = monday.AddDays(7))
        {
            counts.Add(weeks.GetValueOrDefault(monday));
        }

        return new(team, first, [.. counts.Select(week => week.Consenting)], [.. counts.Select(week => week.Active)]);
    }

    private static IEnumerable<DateOnly> Mondays(DateTimeOffset after, DateOnly until)
    {
        var first = DateOnly.FromDateTime(after.UtcDateTime);
        for (var day = first.DayNumber + 7 - (((int)first.DayOfWeek + 6) % 7); day <= until.DayNumber; day += 7)
        {
            yield return DateOnly.FromDayNumber(day);
        }
    }
}

/// <summary>Adoption in a part of the people, not for publication.</summary>
/// <param name="FirstActivity">The first share, UTC, or null where there is none.</param>
/// <param name="Weeks">The weeks with volunteers, the earliest first, those before anybody shared included.</param>
/// <param name="Teams">The same by team.</param>
/// <param name="Profiles">Volunteers by profile.</param>
public sealed record AdoptionPart(
    DateTimeOffset? FirstActivity,
    IReadOnlyList<AdoptionWeek> Weeks,
    IReadOnlyList<TeamHistory> Teams,
    IReadOnlyList<ProfileWeek> Profiles
);

/// <summary>Adoption at the start of a week.</summary>
/// <param name="Week">The Monday, UTC.</param>
/// <param name="Consenting">People who had consented and have not withdrawn since.</param>
/// <param name="Active">Of these, active ambassadors; null where that must not be published.</param>
public sealed record AdoptionWeek(DateOnly Week, int Consenting, int? Active)
{
    /// <summary>What may be published: weeks of enough volunteers, counts to the nearest five.</summary>
    public static IReadOnlyList<AdoptionWeek> Publish(IReadOnlyList<AdoptionWeek> weeks) =>
        [
            .. weeks
                .Where(week => week.Consenting >= SmallGroups.MinPeople)
                .Select(week => new AdoptionWeek(
                    week.Week,
                    SmallGroups.NearestFive(week.Consenting),
                    week.Active is { } active && SmallGroups.MayPublish(active, week.Consenting) ? SmallGroups.NearestFive(active) : null
                )),
        ];
}
