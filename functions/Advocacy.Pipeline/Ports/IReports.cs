using Advocacy.Domain.Invitations;
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

    /// <summary>What the lists changed, for HR.</summary>
    /// <returns>Where it is.</returns>
    Task<string> WriteEffectAsync(IReadOnlyList<ListEffect> lists, CancellationToken cancellationToken);

    /// <summary>The bad rows, for engineers.</summary>
    /// <returns>Where they are.</returns>
    Task<string> WriteBadRowsAsync(IAsyncEnumerable<BadRow> rows, CancellationToken cancellationToken);
}
