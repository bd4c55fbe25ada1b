using Advocacy.Domain.Reach;

namespace Advocacy.Domain.Invitations;

/// <summary>What is told of a list, or of several together: counts of people to the nearest five, rates to a whole percent where at least
/// twenty people stand behind each.</summary>
/// <param name="List">The ISO week, or <see cref="EffectFold.Merged"/>, or <see cref="EffectFold.Overall"/>.</param>
/// <param name="Invited">Invited people.</param>
/// <param name="InvitedConvert">Of these, who convert.</param>
/// <param name="HeldOut">Held out people.</param>
/// <param name="HeldOutConvert">Of these, who convert.</param>
/// <param name="Difference">Difference of the two rates, −1 to 1; null where too few people stand behind one.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="IsSignificant">Whether the interval, before it is rounded, leaves out 0.</param>
/// <param name="Accepted">Of those invited, who said yes; null where that must not be told.</param>
/// <param name="AcceptedConvert">Of these, who convert. Who says yes would have converted more often anyway: this is no effect.</param>
public sealed record ToldEffect(
    string List,
    int Invited,
    int InvitedConvert,
    int HeldOut,
    int HeldOutConvert,
    double? Difference,
    double? Low,
    double? High,
    bool IsSignificant,
    int? Accepted,
    int? AcceptedConvert
)
{
    /// <summary>What is told of a list that may be published.</summary>
    public static ToldEffect Of(ListEffect list)
    {
        var effect = list.Effect;
        var isRateTold = Math.Min(effect.Invited, effect.HeldOut) >= SmallGroups.MinPeopleOfARate;
        return new(
            list.List,
            SmallGroups.NearestFive(effect.Invited),
            SmallGroups.NearestFive(effect.InvitedConvert),
            SmallGroups.NearestFive(effect.HeldOut),
            SmallGroups.NearestFive(effect.HeldOutConvert),
            isRateTold ? Whole(effect.Difference) : null,
            isRateTold ? Whole(effect.Interval?.Low) : null,
            isRateTold ? Whole(effect.Interval?.High) : null,
            isRateTold && effect.IsSignificant,
            list.MayPublishAccepted ? SmallGroups.NearestFive(list.Accepted) : null,
            list.MayPublishAccepted ? SmallGroups.NearestFive(list.AcceptedConvert) : null
        );
    }

    private static double? Whole(double? rate) => rate is { } known ? Math.Round(known * 100, MidpointRounding.AwayFromZero) / 100 : null;
}
