using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Reach;
using Advocacy.Pipeline.Contracts;

namespace Advocacy.Pipeline.Ports;

/// <summary>Writes what people read. Each file appears whole or not at all, in the place of the last.</summary>
public interface IReports
{
    /// <summary>Reach for marketing: by day, by network, and adoption by week.</summary>
    /// <returns>Where the files are.</returns>
    Task<IReadOnlyList<string>> WriteReachAsync(ReachReport report, CancellationToken cancellationToken);

    /// <summary>The list of a week for HR.</summary>
    /// <returns>Where it is.</returns>
    Task<string> WriteCandidatesAsync(string list, IReadOnlyList<Candidate> candidates, CancellationToken cancellationToken);

    /// <summary>The bad rows, for engineers.</summary>
    /// <returns>Where they are.</returns>
    Task<string> WriteBadRowsAsync(IAsyncEnumerable<BadRow> rows, CancellationToken cancellationToken);
}

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

/// <summary>The sums of a network, or of small networks together.</summary>
/// <param name="Networks">Their names.</param>
/// <param name="Totals">The sums.</param>
public sealed record NetworkReach(IReadOnlyList<string> Networks, ReachTotals Totals)
{
    /// <summary>The names joined by " + ".</summary>
    public static string Label(IReadOnlyList<string> networks) => string.Join(" + ", networks);
}
