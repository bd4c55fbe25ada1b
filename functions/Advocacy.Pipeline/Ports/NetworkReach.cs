using Advocacy.Domain.Reach;

namespace Advocacy.Pipeline.Ports;

/// <summary>The figures of a network, or of small networks together.</summary>
/// <param name="Networks">Their names.</param>
/// <param name="Figures">The figures.</param>
public sealed record NetworkReach(IReadOnlyList<string> Networks, ReachFigures Figures)
{
    /// <summary>The names joined by " + ".</summary>
    public static string Label(IReadOnlyList<string> networks) => string.Join(" + ", networks);
}
