namespace Advocacy.Domain.Reach;

/// <summary>What a share's reach, in people, is known by: what the network reports comes first. It is judged when the
/// share is first booked, and stays. The numbers are stored.</summary>
public enum ReachBasis
{
    /// <summary>The network reports the people, and impressions.</summary>
    Reported,

    /// <summary>The network reports the people, and no impressions.</summary>
    ReportedAlone,

    /// <summary>Estimated: impressions × the network's people per impression.</summary>
    Impressions,

    /// <summary>Estimated: followers when shared × the network's visibility rate.</summary>
    Followers,
}

/// <summary>What follows from a basis.</summary>
public static class ReachBases
{
    /// <summary>Whether the people are estimated.</summary>
    public static bool IsEstimate(this ReachBasis basis) => basis is ReachBasis.Impressions or ReachBasis.Followers;

    /// <summary>Whether impressions are reported, by which rates divide.</summary>
    public static bool HasImpressions(this ReachBasis basis) => basis is ReachBasis.Impressions or ReachBasis.Reported;
}
