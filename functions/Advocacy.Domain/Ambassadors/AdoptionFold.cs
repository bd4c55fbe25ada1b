using Advocacy.Domain.People;

namespace Advocacy.Domain.Ambassadors;

/// <summary>Counts volunteers and active ambassadors on every Monday, person by person, for a part of the people or all of them.</summary>
/// <param name="ambassador">Who counts as active.</param>
/// <param name="profiles">Which profile people have.</param>
/// <param name="until">The last day whose Monday counts.</param>
public sealed class AdoptionFold(AmbassadorDefinition ambassador, ProfileMap profiles, DateOnly until)
{
    private readonly Dictionary<(DateOnly Monday, Team Team), (int Consenting, int Active)> _teams = [];
    private readonly Dictionary<(DateOnly Monday, Profile Profile), int> _profiles = [];

    /// <summary>The first share, UTC, or null where there is none.</summary>
    public DateTimeOffset? FirstActivity { get; private set; }

    /// <summary>Adoption in the parts together: their sums on every Monday from the one after the first share of all on.</summary>
    public static IReadOnlyList<AdoptionWeek> Join(IReadOnlyCollection<(DateTimeOffset? FirstActivity, IReadOnlyList<AdoptionWeek> Weeks)> parts, DateOnly until)
    {
        if (parts.Min(part => part.FirstActivity) is not { } first)
        {
            return [];
        }

        var weeks = parts.SelectMany(part => part.Weeks).ToLookup(week => week.Week);
        return [.. Mondays(first, until).Select(monday => new AdoptionWeek(monday, weeks[monday].Sum(week => week.Consenting), weeks[monday].Sum(week => week.Active)))];
    }

    /// <summary>Adds a person.</summary>
    public void Add(EmployeeActivity person)
    {
        var shared = Timeline.Of(person).SharedAt;
        FirstActivity = shared.Length > 0 && !(FirstActivity <= shared[0]) ? shared[0] : FirstActivity;
        if (!person.HasStandingConsent())
        {
            return;
        }

        var known = person.Attributes.Count > 0 ? person.Attributes[^1].Value.Value : EmployeeAttributes.Unknown;
        var team = new Team(known.Country, known.Department, known.Team);
        foreach (var monday in Mondays(person.Consents[0].Key, until))
        {
            var at = new DateTimeOffset(monday, TimeOnly.MinValue, TimeSpan.Zero);
            if (person.IsVolunteerAt(at))
            {
                var (consenting, active) = _teams.GetValueOrDefault((monday, team));
                _teams[(monday, team)] = (consenting + 1, active + (ambassador.IsActive(shared, at) ? 1 : 0));
                var profile = profiles.ProfileAt(person, at);
                _profiles[(monday, profile)] = _profiles.GetValueOrDefault((monday, profile)) + 1;
            }
        }
    }

    /// <summary>The weeks with volunteers, the first one first; those before anybody shared are told too.</summary>
    public IReadOnlyList<AdoptionWeek> Weeks() =>
        [.. _teams.GroupBy(pair => pair.Key.Monday).OrderBy(week => week.Key).Select(week => new AdoptionWeek(week.Key, week.Sum(pair => pair.Value.Consenting), week.Sum(pair => pair.Value.Active)))];

    /// <summary>The same by team; not for telling.</summary>
    public IReadOnlyList<TeamWeek> Teams() => TeamWeek.Join(_teams.Select(pair => new TeamWeek(pair.Key.Monday, pair.Key.Team, pair.Value.Consenting, pair.Value.Active)));

    /// <summary>Volunteers by profile; not for telling.</summary>
    public IReadOnlyList<ProfileWeek> Profiles() => ProfileWeek.Join(_profiles.Select(pair => new ProfileWeek(pair.Key.Monday, pair.Key.Profile, pair.Value)));

    private static IEnumerable<DateOnly> Mondays(DateTimeOffset after, DateOnly until)
    {
        var first = DateOnly.FromDateTime(after.UtcDateTime);
        for (var day = first.DayNumber + 7 - (((int)first.DayOfWeek + 6) % 7); day <= until.DayNumber; day += 7)
        {
            yield return DateOnly.FromDayNumber(day);
        }
    }
}
