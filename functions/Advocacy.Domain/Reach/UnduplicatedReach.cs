namespace Advocacy.Domain.Reach;

/// <summary>People reached at least once by several groups of people who share. Bounds are not given: between them lies
/// everything.</summary>
public static class UnduplicatedReach
{
    /// <summary>Random duplication: A·(1 − Π(1 − rᵢ/A)) over an addressable audience A of groups that each reach rᵢ (at most A
    /// counts).</summary>
    /// <returns>People, from 0 to A.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A is not above 0.</exception>
    public static double Of(IEnumerable<double> reaches, double audience)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(audience);
        double missed = 1;
        foreach (var reach in reaches)
        {
            missed *= 1 - (Math.Clamp(reach, 0, audience) / audience);
        }

        return Math.Clamp(audience * (1 - missed), 0, audience);
    }
}
