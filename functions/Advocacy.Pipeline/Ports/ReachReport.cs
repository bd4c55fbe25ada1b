using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Reach;

namespace Advocacy.Pipeline.Ports;

/// <summary>What marketing gets, none of it about fewer than <see cref="SmallGroups.MinPeople"/> people.</summary>
/// <param name="Days">The publishable rows, in order of first day, network and content.</param>
/// <param name="Networks">The same over all days, by network or group of small networks.</param>
/// <param name="Adoption">Adoption by week.</param>
/// <param name="Contents">The content that the rows name.</param>
/// <param name="Currency">Currency of the earned media value.</param>
public sealed record ReachReport(
    IReadOnlyList<PublishedFigures> Days,
    IReadOnlyList<NetworkReach> Networks,
    IReadOnlyList<AdoptionWeek> Adoption,
    IReadOnlyDictionary<string, Content> Contents,
    string Currency);
