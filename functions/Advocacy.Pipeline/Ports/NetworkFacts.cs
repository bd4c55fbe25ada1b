using Advocacy.Domain.Reach;

namespace Advocacy.Pipeline.Ports;

/// <summary>A network, or small networks together, as marketing reads of it.</summary>
/// <param name="Networks">Their names.</param>
/// <param name="Audience">The addressable audience, in people; of several the largest, since they overlap.</param>
/// <param name="Total">The figures over all days.</param>
/// <param name="Spans">The figures by day, or days that belong together, in order.</param>
/// <param name="Contents">What content did by week, in order.</param>
public sealed record NetworkFacts(IReadOnlyList<string> Networks, long Audience, ReachFigures Total, IReadOnlyList<PublishedFigures> Spans, IReadOnlyList<ContentWeek> Contents)
{
    /// <summary>The names joined.</summary>
    public string Label => NetworkReach.Label(Networks);
}
