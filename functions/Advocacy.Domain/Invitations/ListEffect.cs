namespace Advocacy.Domain.Invitations;

/// <summary>What one list changed, or several together.</summary>
/// <param name="List">The ISO week, or <see cref="EffectFold.Merged"/>, or <see cref="EffectFold.Overall"/>.</param>
/// <param name="Effect">Invited against held out.</param>
/// <param name="Accepted">Of those invited, who said yes.</param>
/// <param name="AcceptedConvert">Of these, who convert. Who says yes would have converted more often anyway: this is no effect.</param>
public sealed record ListEffect(string List, InvitationEffect Effect, int Accepted, int AcceptedConvert)
{
    /// <summary>Whether it is about enough people of both kinds to be told.</summary>
    public bool MayBeTold => Effect.Invited >= Reach.SmallGroups.MinPeople && Effect.HeldOut >= Reach.SmallGroups.MinPeople;

    /// <summary>Whether those who accepted may be told: of all lists together alone, where they and those who did not are enough. List by
    /// list they would be few, and could be had by subtraction.</summary>
    public bool MayTellAccepted => List == EffectFold.Overall && Reach.SmallGroups.MayTell(Accepted, Effect.Invited);

    /// <summary>Both together, under a name.</summary>
    public ListEffect Plus(ListEffect other, string name) => new(name, Effect.Plus(other.Effect), Accepted + other.Accepted, AcceptedConvert + other.AcceptedConvert);
}
