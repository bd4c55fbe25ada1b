namespace Advocacy.Domain.Activity;

/// <summary>The limits of retention: what is older than these is deleted.</summary>
/// <param name="Activity">Shares with their engagement, mentions and interactions, UTC.</param>
/// <param name="Surveys">Survey answers.</param>
/// <param name="Invitations">Steps on lists, UTC.</param>
/// <param name="Counters">Days of counters (UTC) of shares on some networks, by network, as far as those are kept for less long; of a
/// share that several people claim, on any of their networks.</param>
public sealed record RetentionLimits(
    DateTimeOffset Activity,
    DateOnly Surveys,
    DateTimeOffset Invitations,
    IReadOnlyDictionary<string, DateOnly> Counters
)
{
    /// <summary>The first day whose counters are kept of a share that is on some networks; null where all are.</summary>
    public DateOnly? FirstCounters(IEnumerable<string> networks) =>
        networks.Max(network => Counters.TryGetValue(network, out var first) ? first : (DateOnly?)null);
}
