using Advocacy.Domain.Reach;

namespace Advocacy.Domain.Facts;

/// <summary>The cumulative counters of a share as seen at an instant.</summary>
/// <param name="ShareId">The share; it may become known later.</param>
/// <param name="ObservedAt">When they were seen, UTC.</param>
/// <param name="Counters">The counters since the share was posted.</param>
public sealed record EngagementObserved(string ShareId, DateTimeOffset ObservedAt, Counters Counters) : Fact
{
    /// <inheritdoc/>
    public override Fact WithPeople(Func<string, string> rename) => this;
}
