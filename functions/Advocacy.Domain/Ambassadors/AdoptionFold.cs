using Advocacy.Domain.People;

namespace Advocacy.Domain.Ambassadors;

/// <summary>Counts volunteers and active ambassadors on every Monday, person by person.</summary>
public sealed class AdoptionFold
{
    private readonly AmbassadorDefinition _ambassador;
    private readonly DateOnly[] _mondays;
    private readonly int[] _consenting;
    private readonly int[] _active;

    /// <summary>A fold over the Mondays after the first activity and up to a day, that day included.</summary>
    public AdoptionFold(AmbassadorDefinition ambassador, DateTimeOffset? firstActivity, DateOnly until)
    {
        _ambassador = ambassador;
        _mondays = firstActivity is { } first ? [.. Mondays(DateOnly.FromDateTime(first.UtcDateTime), until)] : [];
        _consenting = new int[_mondays.Length];
        _active = new int[_mondays.Length];
    }

    /// <summary>Adds a person.</summary>
    public void Add(EmployeeActivity person)
    {
        if (!person.HasStandingConsent())
        {
            return;
        }

        var shared = Timeline.Of(person).SharedAt;
        for (var week = 0; week < _mondays.Length; week++)
        {
            var at = new DateTimeOffset(_mondays[week], TimeOnly.MinValue, TimeSpan.Zero);
            if (person.IsVolunteerAt(at))
            {
                _consenting[week]++;
                _active[week] += _ambassador.IsActive(shared, at) ? 1 : 0;
            }
        }
    }

    /// <summary>The weeks counted, the first one first.</summary>
    public IReadOnlyList<AdoptionWeek> Weeks() => [.. _mondays.Select((monday, week) => new AdoptionWeek(monday, _consenting[week], _active[week]))];

    private static IEnumerable<DateOnly> Mondays(DateOnly after, DateOnly until)
    {
        for (var day = after.DayNumber + 7 - (((int)after.DayOfWeek + 6) % 7); day <= until.DayNumber; day += 7)
        {
            yield return DateOnly.FromDayNumber(day);
        }
    }
}
