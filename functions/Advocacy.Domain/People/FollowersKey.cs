using Advocacy.Domain.Merging;

namespace Advocacy.Domain.People;

/// <summary>A network and the instant at which followers on it were counted; ordered by network, then time.</summary>
/// <param name="Network">The network, lower case.</param>
/// <param name="At">When they were counted, UTC.</param>
public readonly record struct FollowersKey(string Network, DateTimeOffset At) : IComparable<FollowersKey>
{
    /// <inheritdoc/>
    public int CompareTo(FollowersKey other)
    {
        var order = TextOrder.Instance.Compare(Network, other.Network);
        return order != 0 ? order : At.CompareTo(other.At);
    }
}
