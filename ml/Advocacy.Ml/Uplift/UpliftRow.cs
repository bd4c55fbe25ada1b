using Advocacy.Domain.People;

namespace Advocacy.Ml.Uplift;

/// <summary>A volunteer on a list: invited, or held out at random.</summary>
/// <param name="Person">The person's number.</param>
/// <param name="Features">Scaled, at the day of the list; NaN is missing.</param>
/// <param name="Treated">Whether they were invited.</param>
/// <param name="Converts">Whether they were active over the horizon after it.</param>
internal sealed record UpliftRow(int Person, float[] Features, bool Treated, bool Converts)
{
    /// <summary>The person's profile on that day.</summary>
    public Profile Profile { get; init; }
}
