using Advocacy.Domain.Activity;
using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Reach;
using Advocacy.Domain.Values;

namespace Advocacy.Domain.Returns;

/// <summary>Counts, person by person, what those drawn for lists brought over the weeks after. A draw counts when these weeks have passed;
/// somebody who withdrew counts no longer.</summary>
/// <param name="ambassador">Who counts as active.</param>
/// <param name="followed">The span after a draw, no shorter than the horizon.</param>
/// <param name="asOf">What happens on or after it is ignored.</param>
/// <param name="rates">What one of each counter is worth, by network.</param>
public sealed class ReturnFold(
    AmbassadorDefinition ambassador,
    TimeSpan followed,
    DateTimeOffset asOf,
    Func<string, EarnedMediaRates> rates
)
{
    // Levels of digital culture, 1 to 5: who is helped first, and those who are next to them.
    private const int Beginner = 2;
    private const int AtHome = 3;
    private static readonly TimeSpan Year = TimeSpan.FromDays(364);
    private readonly List<ReturnSums> _people = [];
    private readonly SortedDictionary<string, int> _places = new(TextOrder.Instance);

    /// <summary>What the fold counted, not for publication.</summary>
    public ReturnCounts Counts => new(_people, _places, InvitedThisYear, BeginnersThisYear, ClicksThisYear);

    private int InvitedThisYear { get; set; }

    private int BeginnersThisYear { get; set; }

    private long ClicksThisYear { get; set; }

    /// <summary>Adds a person.</summary>
    public void Add(EmployeeActivity person)
    {
        if (!person.ConsentsTo(Purpose.Measure))
        {
            return;
        }

        ClicksThisYear += person
            .Shares.Values.Where(share => share.SharedAt >= asOf - Year && share.SharedAt < asOf)
            .Sum(share => Seen(share).Clicks ?? 0);
        if (person.Invitations.Count == 0)
        {
            return;
        }

        var sums = ReturnSums.None;
        var isBeginner = false;
        var shared = Timeline.Of(person).SharedAt;
        foreach (var steps in person.Invitations.GroupBy(step => step.List))
        {
            var drawn = steps.FirstOrDefault(step => step.Outcome is InvitationOutcome.Invited or InvitationOutcome.HeldOut);
            if (drawn.Outcome == 0 || drawn.At >= asOf)
            {
                continue;
            }

            _places[steps.Key.ToString()] = _places.GetValueOrDefault(steps.Key.ToString()) + 1;
            isBeginner |= drawn.At >= asOf - Year && EaseAt(person, drawn.At) <= Beginner;
            InvitedThisYear += drawn.Outcome == InvitationOutcome.Invited && drawn.At >= asOf - Year ? 1 : 0;
            if (drawn.At + followed <= asOf)
            {
                sums = sums.Plus(Of(person, drawn, shared));
            }
        }

        BeginnersThisYear += isBeginner ? 1 : 0;
        if (sums.Effect.Invited + sums.Effect.HeldOut > 0)
        {
            _people.Add(sums);
        }
    }

    private ReturnSums Of(EmployeeActivity person, Invitation drawn, DateTimeOffset[] shared)
    {
        var brought = BroughtAfter(person, drawn.At);
        var converts = ambassador.Converts(shared, drawn.At);
        var (one, invited) = (converts ? 1 : 0, drawn.Outcome == InvitationOutcome.Invited ? 1 : 0);
        var ease = EaseAt(person, drawn.At);
        var (isBeginner, isAtHome) = (ease <= Beginner ? 1 : 0, ease == AtHome ? 1 : 0);
        var pace = PaceSums.Of(AmbassadorDefinition.Window(shared, drawn.At, drawn.At + ambassador.Horizon).Length);
        return new(
            new(invited, invited * one, 1 - invited, (1 - invited) * one),
            converts ? brought : default,
            converts ? default : brought,
            new(isBeginner, isBeginner * one, isAtHome, isAtHome * one),
            [.. Enumerable.Range(0, PaceSums.Paces).Select(i => i == pace ? new PaceSums(invited, 1 - invited, brought) : default)]
        );
    }

    private static int? EaseAt(EmployeeActivity person, DateTimeOffset at) =>
        person.Surveys.LastOrDefault(pair => pair.Key < DateOnly.FromDateTime(at.UtcDateTime)).Value?.Value.DigitalCulture;

    private Brought BroughtAfter(EmployeeActivity person, DateTimeOffset from) =>
        person
            .Shares.Values.Where(share => share.SharedAt >= from && share.SharedAt < from + followed)
            .Aggregate(
                new Brought(1, 0, 0, 0),
                (sum, share) => sum.Plus(new(0, (double)rates(share.Post.Value.Network).ValueOf(Seen(share)), Seen(share).Clicks ?? 0, 1))
            );

    private Counters Seen(ShareActivity share) => share.Engagement.CumulativeBefore(DateOnly.FromDateTime(asOf.UtcDateTime));
}

/// <summary>What a return is reckoned from, not for publication.</summary>
/// <param name="People">Sums, one entry a person.</param>
/// <param name="Places">People on a list, by list.</param>
/// <param name="InvitedThisYear">Invitations of the last 52 weeks.</param>
/// <param name="BeginnersThisYear">Beginners drawn in the last 52 weeks, each once.</param>
/// <param name="ClicksThisYear">Clicks on everybody's shares of the last 52 weeks.</param>
public sealed record ReturnCounts(
    IReadOnlyList<ReturnSums> People,
    IReadOnlyDictionary<string, int> Places,
    int InvitedThisYear,
    int BeginnersThisYear,
    long ClicksThisYear
)
{
    /// <summary>Parts of the people together, in an order that does not depend on the parts.</summary>
    public static ReturnCounts Join(IEnumerable<ReturnCounts> parts)
    {
        List<ReturnCounts> all = [.. parts];
        return new(
            [.. all.SelectMany(part => part.People).Order()],
            all.SelectMany(part => part.Places)
                .GroupBy(pair => pair.Key)
                .ToDictionary(list => list.Key, list => list.Sum(pair => pair.Value)),
            all.Sum(part => part.InvitedThisYear),
            all.Sum(part => part.BeginnersThisYear),
            all.Sum(part => part.ClicksThisYear)
        );
    }
}
