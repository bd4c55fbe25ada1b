using Advocacy.Domain.Ambassadors;

namespace Advocacy.Ml.Features;

/// <summary>Counts in which an instant is worth one when it happens, and half as much after each half-life:
/// Σ 2^(−age / half-life).</summary>
internal static class Decay
{
    // What is older is worth less than a thousandth.
    private const int HalfLives = 10;

    /// <summary>The count of instants (UTC, ascending) before a cut-off.</summary>
    public static float Count(ReadOnlySpan<DateTimeOffset> instants, DateTimeOffset at, double halfLifeDays)
    {
        double count = 0;
        foreach (var instant in AmbassadorDefinition.Window(instants, at.AddDays(-HalfLives * halfLifeDays), at))
        {
            count += Math.Exp(-Math.Log(2) * (at - instant).TotalDays / halfLifeDays);
        }

        return (float)count;
    }
}
