using Advocacy.Domain.Activity;
using Advocacy.Domain.People;
using Advocacy.Domain.Values;

namespace Advocacy.Domain.Invitations;

/// <summary>The virtuous circle, measured: how the answers of those invited changed against those held out, each by their first list.
/// Before is the valid survey on its day; after is the first one from the end of the horizon on, within 12 months.</summary>
/// <param name="horizon">How long after a list an answer still counts for it.</param>
/// <param name="asOf">What happens on or after it is ignored.</param>
public sealed class SurveyChangeFold(TimeSpan horizon, DateTimeOffset asOf)
{
    private readonly SurveyChange[] _changes = [.. Enum.GetValues<SurveyAxis>().Select(axis => new SurveyChange(axis, default, default))];

    /// <summary>A change for each axis, not for publication.</summary>
    public IReadOnlyList<SurveyChange> Changes => _changes;

    /// <summary>Sums of parts of the people.</summary>
    public static IReadOnlyList<SurveyChange> Join(IEnumerable<IReadOnlyList<SurveyChange>> parts) =>
        [
            .. parts
                .SelectMany(part => part)
                .GroupBy(change => change.Axis)
                .OrderBy(group => group.Key)
                .Select(group => group.Aggregate((a, b) => a.Plus(b))),
        ];

    /// <summary>Adds a person.</summary>
    public void Add(EmployeeActivity person)
    {
        var drawn = person.Invitations.FirstOrDefault(step => step.Outcome is InvitationOutcome.Invited or InvitationOutcome.HeldOut);
        if (drawn == default || !person.ConsentsTo(Purpose.Measure) || person.SurveyAt(drawn.At) is not { } before)
        {
            return;
        }

        var (from, until) = (DateOnly.FromDateTime((drawn.At + horizon).UtcDateTime), DateOnly.FromDateTime(asOf.UtcDateTime));
        var latest = DateOnly.FromDateTime(drawn.At.UtcDateTime).AddYears(1);
        if (
            person.Surveys.FirstOrDefault(answer => answer.Key >= from && answer.Key < until && answer.Key <= latest).Value
            is not { Value: { } after }
        )
        {
            return;
        }

        foreach (var (i, change) in _changes.Index())
        {
            var by = Of(after, change.Axis) - Of(before, change.Axis);
            _changes[i] =
                drawn.Outcome == InvitationOutcome.Invited
                    ? change with
                    {
                        Invited = change.Invited.With(by),
                    }
                    : change with
                    {
                        HeldOut = change.HeldOut.With(by),
                    };
        }
    }

    private static int Of(SurveyAnswers answers, SurveyAxis axis) =>
        axis switch
        {
            SurveyAxis.Synergy => answers.Synergy,
            SurveyAxis.CompanyLink => answers.CompanyLink,
            SurveyAxis.OwnInterest => answers.OwnInterest,
            _ => answers.DigitalCulture,
        };
}

/// <summary>How answers changed from before a list to after it.</summary>
/// <param name="Axis">Which answers.</param>
/// <param name="Invited">Changes of those invited.</param>
/// <param name="HeldOut">Changes of those held out.</param>
public sealed record SurveyChange(SurveyAxis Axis, Moments Invited, Moments HeldOut)
{
    /// <summary>Whether it is about enough people of both kinds.</summary>
    public bool IsPublishable => Invited.Count >= Reach.SmallGroups.MinPeople && HeldOut.Count >= Reach.SmallGroups.MinPeople;

    /// <summary>Both together.</summary>
    public SurveyChange Plus(SurveyChange other) => new(Axis, Invited.Plus(other.Invited), HeldOut.Plus(other.HeldOut));
}

/// <summary>What of the survey is looked at before and after.</summary>
public enum SurveyAxis
{
    /// <summary>Energy given to the project, 1 to 4.</summary>
    Synergy,

    /// <summary>Attachment to the company, 1 to 5.</summary>
    CompanyLink,

    /// <summary>What the person gains, 1 to 5.</summary>
    OwnInterest,

    /// <summary>Ease with social networks, 1 to 5.</summary>
    DigitalCulture,
}
