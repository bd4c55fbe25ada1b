using Advocacy.Domain.Merging;
using Advocacy.Domain.People;
using Advocacy.Domain.Reach;

namespace Advocacy.Adapters.Cosmos;

/// <summary>Leads from a share to the people who claim it, so that an engagement finds its way without a query. It holds engagement
/// that came before a claimant had written the share.</summary>
/// <param name="Id">Hash of the share's id; also the partition.</param>
/// <param name="Claims">Who claims it, with when they say that it was shared.</param>
/// <param name="Pending">Engagement that came before a claimant had written the share.</param>
/// <param name="IsForgotten">Whether one of the claimants was erased, and the share with them.</param>
internal sealed record RouteDocument(string Id, JoinMap<string, Latest<Instant>> Claims, ShareEngagement Pending, bool IsForgotten) : IDocument
{
    /// <inheritdoc/>
    public string Partition => Id;

    /// <summary>Who claims the share.</summary>
    public IEnumerable<string> Claimants => Claims.Select(claim => claim.Key);

    /// <summary>Whether several people claim the share.</summary>
    public bool IsContested => Claims.Count > 1;

    /// <summary>Those who claim the share, the earliest first, ties by id: it is the first one's.</summary>
    public IEnumerable<string> InOrder => Claims.OrderBy(claim => claim.Value.Value.At).ThenBy(claim => claim.Key, TextOrder.Instance).Select(claim => claim.Key);

    public static RouteDocument To(string shareId) => new(IdOf(shareId), JoinMap<string, Latest<Instant>>.Empty, ShareEngagement.None, false);

    public static string IdOf(string shareId) => Fingerprint.Hex("share", shareId);
}
