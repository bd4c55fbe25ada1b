using Advocacy.Domain.People;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;

namespace Advocacy.Local.Simulation;

/// <summary>The weekly lists of the simulated company's past: who was invited and who was held out at random, what people answered, and
/// what an invitation changes. What is measured later is measured from these events alone.</summary>
internal sealed class SimulatedLists(System.Random random, EventWriter events, IReadOnlyList<SimulatedPerson> people)
{
    /// <summary>Probability that who said yes begins to speak up for it, a week later.</summary>
    public const double BeginsOnYes = 0.3;

    private const int FirstWeek = 8;
    private const int Places = 9;
    private const double HeldOutShare = 0.3;
    private const int RestWeeks = 8;
    private const int DeclinedRestWeeks = 26;
    private const int SurveyWeeks = 52;
    private const int EnoughShares = 3;
    private readonly List<SimulatedPerson> _begin = [];

    /// <summary>Probability that somebody invited says yes.</summary>
    public static double YesProbability(SimulatedPerson person) => 0.25 + (0.05 * person.OwnInterest) + (0.05 * person.Synergy);

    /// <summary>Those begin whom the last list won.</summary>
    public void Begin()
    {
        foreach (var person in _begin)
        {
            // The virtuous circle: who speaks up sees more in it at the next survey.
            person.OwnInterest = Math.Min(5, person.OwnInterest + (random.NextDouble() < 0.5 ? 1 : 0));
            person.CompanyLink = Math.Min(5, person.CompanyLink + (random.NextDouble() < 0.35 ? 1 : 0));
            person.IsActive = true;
        }

        _begin.Clear();
    }

    /// <summary>Writes the list of a week.</summary>
    /// <param name="week">The week, from 0.</param>
    /// <param name="monday">Its first day, UTC.</param>
    /// <param name="likelihood">How likely somebody begins to speak up anyway, as far as it is known.</param>
    /// <param name="invited">Called with whoever is invited.</param>
    public void WriteWeek(int week, DateTimeOffset monday, Func<SimulatedPerson, double> likelihood, Action<SimulatedPerson> invited)
    {
        if (week < FirstWeek)
        {
            return;
        }

        var listed = people
            .Where(person => MayBeListed(person, week, monday))
            // What is known of people is not all.
            .OrderByDescending(person => likelihood(person) * (0.3 + random.NextDouble()))
            .Take(Places)
            .ToList();
        foreach (var person in listed)
        {
            person.RestsUntil = week + RestWeeks;
            if (random.NextDouble() < HeldOutShare)
            {
                Write(person, monday, monday, InvitationOutcome.HeldOut);
                continue;
            }

            Write(person, monday, monday, InvitationOutcome.Invited);
            invited(person);
            Answer(person, week, monday);
        }
    }

    private static bool MayBeListed(SimulatedPerson person, int week, DateTimeOffset monday) =>
        person.ConsentedAt < monday
        && !(person.WithdrewAt < monday)
        && person.RestsUntil <= week
        && week - person.SurveyedInWeek is > 1 and < SurveyWeeks
        && ProfileMap.Default[person.Synergy, person.Antagonism] is Profile.Hesitant or Profile.Constructive
        && person.SharedAt.Count(at => at < monday && at >= monday.AddDays(-28)) < EnoughShares
        && person.Followers.Count > 0;

    private void Answer(SimulatedPerson person, int week, DateTimeOffset monday)
    {
        var at = monday.AddDays(1 + (4 * random.NextDouble()));
        if (random.NextDouble() < YesProbability(person))
        {
            Write(person, monday, at, InvitationOutcome.Accepted);
            if (random.NextDouble() < BeginsOnYes)
            {
                _begin.Add(person);
            }

            return;
        }

        switch (random.NextDouble())
        {
            case < 0.4:
                Write(person, monday, at, InvitationOutcome.Declined);
                person.RestsUntil = week + DeclinedRestWeeks;
                break;
            case < 0.6:
                Write(person, monday, at, InvitationOutcome.Later);
                break;
        }
    }

    private void Write(SimulatedPerson person, DateTimeOffset monday, DateTimeOffset at, InvitationOutcome outcome) =>
        events.Write(
            EventTypes.Invitation,
            at,
            json =>
            {
                json.WriteString("employeeId", person.Id);
                json.WriteString("list", IsoWeek.Of(DateOnly.FromDateTime(monday.UtcDateTime)).ToString());
                json.WriteString("outcome", outcome == InvitationOutcome.HeldOut ? "held-out" : outcome.ToString().ToLowerInvariant());
                json.WriteString("at", at);
            }
        );
}
