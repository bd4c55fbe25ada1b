namespace Advocacy.Domain.Reach;

/// <summary>People reached at least once by several people who share, with its bounds, in people.</summary>
/// <param name="Low">All audiences overlap: the largest reach.</param>
/// <param name="Estimate">Random duplication: A·(1 − Π(1 − rᵢ/A)).</param>
/// <param name="High">No audience overlaps: the sum, at most A.</param>
public readonly record struct UnduplicatedReach(double Low, double Estimate, double High)
{
    /// <summary>The unduplicated reach over an addressable audience A of people who each reach rᵢ (at most A counts).</summary>
    /// <exception cref="ArgumentOutOfRangeException">A is not above 0.</exception>
    public static UnduplicatedReach Of(IEnumerable<double> reaches, double audience)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(audience);
        double largest = 0,
            sum = 0,
            missed = 1;
        foreach (var reach in reaches)
        {
            var within = Math.Clamp(reach, 0, audience);
            largest = Math.Max(largest, within);
            sum += within;
            missed *= 1 - (within / audience);
        }

        var high = Math.Min(sum, audience);
        return new(largest, Math.Clamp(audience * (1 - missed), largest, high), high);
    }
}
