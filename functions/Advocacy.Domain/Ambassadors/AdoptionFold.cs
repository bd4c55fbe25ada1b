using Advocacy.Domain.People;

namespace Advocacy.Domain.Ambassadors;

/// <summary>Counts volunteers and active ambassadors on every Monday, person by person, for a part of the people or all of them.</summary>
/// <param name="ambassador">Who counts as active.</param>
/// <param name="until">The last day whose Monday counts.</param>
public sealed class AdoptionFold(AmbassadorDefinition ambassador, DateOnly until)
{
    private readonly SortedDictionary<DateOnly, (int Consenting, int Active)> _mondays = [];

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

        foreach (var monday in Mondays(person.Consents[0].Key, until))
        {
            var at = new DateTimeOffset(monday, TimeOnly.MinValue, TimeSpan.Zero);
            if (person.IsVolunteerAt(at))
            {
                var (consenting, active) = _mondays.GetValueOrDefault(monday);
                _mondays[monday] = (consenting + 1, active + (ambassador.IsActive(shared, at) ? 1 : 0));
            }
        }
    }

    /// <summary>The weeks with volunteers, the first one first; those before anybody shared are told too.</summary>
    public IReadOnlyList<AdoptionWeek> Weeks() => [.. _mondays.Select(week => new AdoptionWeek(week.Key, week.Value.Consenting, week.Value.Active))];

    private static IEnumerable<DateOnly> Mondays(DateTimeOffset after, DateOnly until)
    {
        var first = DateOnly.FromDateTime(after.UtcDateTime);
        for (var day = first.DayNumber + 7 - (((int)first.DayOfWeek + 6) % 7); day <= until.DayNumber; day += 7)
        {
            yield return DateOnly.FromDayNumber(day);
        }
    }
}
