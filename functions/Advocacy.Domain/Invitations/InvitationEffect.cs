namespace Advocacy.Domain.Invitations;

/// <summary>What invitations changed: those invited against those held out at random.</summary>
/// <param name="Invited">Invited people.</param>
/// <param name="InvitedConvert">Of these, who convert.</param>
/// <param name="HeldOut">Held out people.</param>
/// <param name="HeldOutConvert">Of these, who convert.</param>
public sealed record InvitationEffect(int Invited, int InvitedConvert, int HeldOut, int HeldOutConvert)
{
    // The normal distribution's 97.5 % point.
    private const double Z = 1.959963984540054;

    /// <summary>Difference of the two shares, or null where a group is empty.</summary>
    public double? Difference => Invited == 0 || HeldOut == 0 ? null : Share(InvitedConvert, Invited) - Share(HeldOutConvert, HeldOut);

    /// <summary>Its 95 % interval, by Newcombe's method (hybrid score, 1998, method 10), which holds for few people and shares near 0 too;
    /// null where a group is empty.</summary>
    public (double Low, double High)? Interval
    {
        get
        {
            if (Difference is not { } difference)
            {
                return null;
            }

            var (p, q) = (Share(InvitedConvert, Invited), Share(HeldOutConvert, HeldOut));
            var (with, without) = (Wilson(InvitedConvert, Invited), Wilson(HeldOutConvert, HeldOut));
            return (
                difference - Math.Sqrt(Square(p - with.Low) + Square(without.High - q)),
                difference + Math.Sqrt(Square(with.High - p) + Square(q - without.Low))
            );
        }
    }

    /// <summary>Whether the interval leaves out 0.</summary>
    public bool IsSignificant => Interval is { } interval && (interval.Low > 0 || interval.High < 0);

    /// <summary>Both together.</summary>
    public InvitationEffect Plus(InvitationEffect other) =>
        new(Invited + other.Invited, InvitedConvert + other.InvitedConvert, HeldOut + other.HeldOut, HeldOutConvert + other.HeldOutConvert);

    private static double Share(int part, int whole) => (double)part / whole;

    /// <summary>Wilson's score interval of a share.</summary>
    private static (double Low, double High) Wilson(int part, int whole)
    {
        var p = Share(part, whole);
        var middle = p + (Z * Z / (2 * whole));
        var half = Z * Math.Sqrt((p * (1 - p) / whole) + (Z * Z / (4.0 * whole * whole)));
        var scale = 1 + (Z * Z / whole);
        return ((middle - half) / scale, (middle + half) / scale);
    }

    private static double Square(double value) => value * value;
}
