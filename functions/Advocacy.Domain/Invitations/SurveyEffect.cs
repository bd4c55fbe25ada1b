using Advocacy.Domain.Reach;

namespace Advocacy.Domain.Invitations;

/// <summary>How answers changed from before an invitation to after it, against those held out.</summary>
/// <param name="Axis">Which answers.</param>
/// <param name="Invited">People invited who answered before and after.</param>
/// <param name="InvitedChange">Their mean change, in points of the scale.</param>
/// <param name="HeldOut">People held out who answered before and after.</param>
/// <param name="HeldOutChange">Their mean change.</param>
/// <param name="Difference">The one less the other.</param>
/// <param name="Low">Lower end of its 95 % interval; null where answers do not vary, so that there is none.</param>
/// <param name="High">Upper end.</param>
public sealed record SurveyEffect(
    SurveyAxis Axis,
    int Invited,
    double InvitedChange,
    int HeldOut,
    double HeldOutChange,
    double Difference,
    double? Low,
    double? High
)
{
    /// <summary>Whether the interval leaves out 0.</summary>
    public bool IsSignificant => Low > 0 || High < 0;

    /// <summary>What is told of it: people to the nearest five, changes to one decimal.</summary>
    public SurveyEffect Told() =>
        this with
        {
            Invited = SmallGroups.NearestFive(Invited),
            InvitedChange = Rounded(InvitedChange) ?? 0,
            HeldOut = SmallGroups.NearestFive(HeldOut),
            HeldOutChange = Rounded(HeldOutChange) ?? 0,
            Difference = Rounded(Difference) ?? 0,
            Low = Rounded(Low),
            High = Rounded(High),
        };

    /// <summary>The effect, with the interval of Welch (1947) for two means of unequal variance.</summary>
    /// <param name="change">How answers changed.</param>
    /// <param name="upperPoint">The 97.5 % point of Student's t distribution, by its degrees of freedom.</param>
    public static SurveyEffect Of(SurveyChange change, Func<double, double> upperPoint)
    {
        var (a, b) = (change.Invited, change.HeldOut);
        var (meanA, meanB) = (a.Mean ?? 0, b.Mean ?? 0);
        var (va, vb) = ((a.Variance ?? 0) / a.Count, (b.Variance ?? 0) / b.Count);
        var difference = meanA - meanB;
        var freedom = (va + vb) * (va + vb) / ((va * va / (a.Count - 1)) + (vb * vb / (b.Count - 1)));
        double? half = va + vb > 0 ? upperPoint(freedom) * Math.Sqrt(va + vb) : null;
        return new(change.Axis, a.Count, meanA, b.Count, meanB, difference, difference - half, difference + half);
    }

    private static double? Rounded(double? change) => change is { } known ? Math.Round(known, 1, MidpointRounding.AwayFromZero) : null;
}
