namespace Advocacy.Domain.Invitations;

/// <summary>How answers changed from before a list to after it.</summary>
/// <param name="Axis">Which answers.</param>
/// <param name="Invited">Changes of those invited.</param>
/// <param name="HeldOut">Changes of those held out.</param>
public sealed record SurveyChange(SurveyAxis Axis, Moments Invited, Moments HeldOut)
{
    /// <summary>Whether it is about enough people of both kinds.</summary>
    public bool MayBeTold => Invited.Count >= Reach.SmallGroups.MinPeople && HeldOut.Count >= Reach.SmallGroups.MinPeople;

    /// <summary>Both together.</summary>
    public SurveyChange Plus(SurveyChange other) => new(Axis, Invited.Plus(other.Invited), HeldOut.Plus(other.HeldOut));
}
