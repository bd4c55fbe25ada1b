using Advocacy.Domain.Reach;

namespace Advocacy.Pipeline.Ports;

/// <summary>The sums of a network, or of small networks together.</summary>
/// <param name="Networks">Their names.</param>
/// <param name="Totals">The sums.</param>
public sealed record NetworkReach(IReadOnlyList<string> Networks, ReachTotals Totals)
{
    /// <summary>The names joined by " + ".</summary>
    public static string Label(IReadOnlyList<string> networks) => string.Join(" + ", networks);
}
