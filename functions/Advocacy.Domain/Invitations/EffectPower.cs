namespace Advocacy.Domain.Invitations;

/// <summary>How long lists have to be made before an effect of invitations can be told.</summary>
public static class EffectPower
{
    /// <summary>The effect that lists are held against, a difference of two shares: what a conversation may well change.</summary>
    public const double UsualEffect = 0.08;

    // The normal distribution's 97.5 % and 80 % points: an error of 5 % on both sides, and four of five such effects found.
    private const double Z = 1.959963984540054 + 0.8416212335729143;

    /// <summary>Lists after which a difference of two shares is found in four of five cases at 5 % (Fleiss, Statistical Methods for Rates
    /// and Proportions, 2003, 4.3, for groups of two sizes); null where nobody or everybody is held out.</summary>
    /// <param name="effect">The difference, above 0 and below 1.</param>
    /// <param name="baseRate">The share that converts without an invitation, 0 to 1.</param>
    /// <param name="perList">People on a list, those held out among them, at least 1.</param>
    /// <param name="heldOutShare">Share of them held out, 0 to 1.</param>
    public static int? ListsNeeded(double effect, double baseRate, int perList, double heldOutShare)
    {
        if (heldOutShare is <= 0 or >= 1)
        {
            return null;
        }

        return (int)Math.Ceiling(PeopleNeeded(effect, baseRate, heldOutShare) / perList);
    }

    /// <summary>The smallest effect, to a thousandth, that is found in four of five cases at 5 %; null where nobody is in a group, or no
    /// effect would do.</summary>
    /// <param name="baseRate">The share that converts without an invitation, 0 to 1.</param>
    /// <param name="invited">Invited people.</param>
    /// <param name="heldOut">Held out people.</param>
    public static double? SmallestEffect(double baseRate, int invited, int heldOut)
    {
        if (invited == 0 || heldOut == 0)
        {
            return null;
        }

        var share = (double)heldOut / (invited + heldOut);
        return Enumerable
            .Range(1, (int)Math.Floor(1000 * (1 - baseRate)))
            .Select(thousandths => (double?)(thousandths / 1000.0))
            .FirstOrDefault(effect => PeopleNeeded(effect!.Value, baseRate, share) <= invited + heldOut);
    }

    private static double PeopleNeeded(double effect, double baseRate, double heldOutShare)
    {
        var withInvitation = Math.Min(1, baseRate + effect);
        var variance = (withInvitation * (1 - withInvitation) / (1 - heldOutShare)) + (baseRate * (1 - baseRate) / heldOutShare);
        return Z * Z * variance / (effect * effect);
    }
}
