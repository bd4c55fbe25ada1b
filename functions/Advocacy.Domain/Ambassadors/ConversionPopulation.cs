using Advocacy.Domain.Activity;
using Advocacy.Domain.People;
using Advocacy.Domain.Values;

namespace Advocacy.Domain.Ambassadors;

/// <summary>Whom the model is about at a cut-off: volunteers who can be won, are not active, and were seen recently.</summary>
/// <param name="Ambassador">Who counts as active.</param>
/// <param name="Profiles">The map of sociodynamics.</param>
/// <param name="MaxRecent">Most own shares in the recent weeks, at least 0.</param>
/// <param name="RecentWeeks">Weeks that are recent, at least 1.</param>
/// <param name="SeenWithinWeeks">Weeks within which the person shared, interacted, was mentioned or answered the survey, at least
/// 1.</param>
/// <param name="IncludeUnsurveyed">Whether people without a valid survey belong to it.</param>
public sealed record ConversionPopulation(
    AmbassadorDefinition Ambassador,
    ProfileMap Profiles,
    int MaxRecent,
    int RecentWeeks,
    int SeenWithinWeeks,
    bool IncludeUnsurveyed
)
{
    /// <summary>Whether a person belongs to it at a cut-off. Nobody without consent, no grumbler, opponent or rebel ever does.</summary>
    /// <param name="person">The person.</param>
    /// <param name="timeline">The same person's timeline.</param>
    /// <param name="cutoff">The cut-off, UTC; what happens on or after it is ignored, but for withdrawals and surveys that take people
    /// out.</param>
    public bool Includes(EmployeeActivity person, Timeline timeline, DateTimeOffset cutoff) =>
        person.IsVolunteerAt(cutoff, Purpose.Predict)
        && !Profiles.IsLeftAlone(person, cutoff)
        && CanBeWon(Profiles.ProfileAt(person, cutoff))
        && CountWithin(timeline.SharedAt, cutoff, RecentWeeks) <= MaxRecent
        && CountWithin(timeline.SeenAt, cutoff, SeenWithinWeeks) > 0
        && !Ambassador.IsActive(timeline.SharedAt, cutoff);

    private static int CountWithin(DateTimeOffset[] instants, DateTimeOffset cutoff, int weeks) =>
        AmbassadorDefinition.Window(instants, cutoff.AddDays(-7 * weeks), cutoff).Length;

    private bool CanBeWon(Profile profile) => profile.CanBeWon() || (IncludeUnsurveyed && profile == Profile.Unsurveyed);
}
