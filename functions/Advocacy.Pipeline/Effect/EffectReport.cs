using Advocacy.Domain.Invitations;
using MathNet.Numerics.Distributions;

namespace Advocacy.Pipeline.Effect;

/// <summary>What the lists changed, none of it about fewer than five people.</summary>
/// <param name="Lists">Invited against held out, by list, all together last.</param>
/// <param name="Funnel">How far volunteers came.</param>
/// <param name="Surveys">How answers changed.</param>
public sealed record EffectReport(IReadOnlyList<ListEffect> Lists, IReadOnlyList<FunnelCount> Funnel, IReadOnlyList<SurveyEffect> Surveys);

/// <summary>Writes what the lists changed. Each file appears whole or not at all, in the place of the last.</summary>
public interface IEffectReports
{
    /// <summary>What the lists changed, for HR.</summary>
    /// <returns>Where its files are.</returns>
    Task<IReadOnlyList<string>> WriteEffectAsync(EffectReport report, CancellationToken cancellationToken);
}

/// <summary>How answers changed from before an invitation to after it, against those held out.</summary>
/// <param name="Axis">Which answers.</param>
/// <param name="Invited">People invited who answered before and after.</param>
/// <param name="InvitedChange">Their mean change, in points of the scale.</param>
/// <param name="HeldOut">People held out who answered before and after.</param>
/// <param name="HeldOutChange">Their mean change.</param>
/// <param name="Difference">The one less the other.</param>
/// <param name="Low">Lower end of its 95 % interval; null where answers do not vary, so that none can be told.</param>
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
    private const double Upper = 0.975;

    /// <summary>Whether the interval leaves out 0.</summary>
    public bool IsSignificant => Low > 0 || High < 0;

    /// <summary>The effect, with the interval of Welch (1947) for two means of unequal variance.</summary>
    public static SurveyEffect Of(SurveyChange change)
    {
        var (a, b) = (change.Invited, change.HeldOut);
        var (meanA, meanB) = (a.Mean ?? 0, b.Mean ?? 0);
        var (va, vb) = ((a.Variance ?? 0) / a.Count, (b.Variance ?? 0) / b.Count);
        var difference = meanA - meanB;
        var freedom = (va + vb) * (va + vb) / ((va * va / (a.Count - 1)) + (vb * vb / (b.Count - 1)));
        double? half = va + vb > 0 ? StudentT.InvCDF(0, 1, freedom, Upper) * Math.Sqrt(va + vb) : null;
        return new(change.Axis, a.Count, meanA, b.Count, meanB, difference, difference - half, difference + half);
    }
}
