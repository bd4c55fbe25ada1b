using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Reach;

namespace Advocacy.Pipeline.Ports;

/// <summary>What marketing gets, none of it about fewer than <see cref="SmallGroups.MinPeople"/> people.</summary>
/// <param name="Days">The publishable rows, in order of first day, network and content.</param>
/// <param name="Networks">Their sums by network or group of small networks.</param>
/// <param name="Adoption">Adoption by week.</param>
/// <param name="Contents">The content that the rows name.</param>
/// <param name="Audience">Addressable audience of a network, in people.</param>
/// <param name="Currency">Currency of the earned media value.</param>
public sealed record ReachReport(
    IReadOnlyList<PublishedReach> Days,
    IReadOnlyList<NetworkReach> Networks,
    IReadOnlyList<AdoptionWeek> Adoption,
    IReadOnlyDictionary<string, Content> Contents,
    Func<string, long> Audience,
    string Currency)
{
    /// <summary>Addressable audience of networks together, in people: the largest of theirs, since they overlap.</summary>
    public long AudienceOf(IReadOnlyList<string> networks) => networks.Max(Audience);
}
