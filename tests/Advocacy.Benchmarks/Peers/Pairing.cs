using MathNet.Numerics.Statistics;

namespace Advocacy.Benchmarks.Peers;

/// <summary>Ours and a peer, measured in turn.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="Called">The peer.</param>
/// <param name="Goal">How many times as fast as it we mean to be, or null.</param>
/// <param name="Pairs">What each pair of runs took.</param>
internal sealed record Pairing(Contest Contest, string Called, double? Goal, IReadOnlyList<(WorkDone Ours, WorkDone Theirs)> Pairs)
{
    /// <summary>How many times as fast as the peer ours is: the median of the pairs.</summary>
    public double Ratio => Ratios.Median();

    /// <summary>The smallest of the pairs.</summary>
    public double Least => Ratios.Min();

    /// <summary>The largest of the pairs.</summary>
    public double Most => Ratios.Max();

    /// <summary>Our median, in seconds.</summary>
    public double OurSeconds => Pairs.Select(pair => pair.Ours.Seconds).Median();

    /// <summary>The peer's median, in seconds.</summary>
    public double TheirSeconds => Pairs.Select(pair => pair.Theirs.Seconds).Median();

    /// <summary>Our largest peak, in bytes.</summary>
    public long OurPeak => Pairs.Max(pair => pair.Ours.PeakBytes);

    /// <summary>The peer's largest peak, in bytes.</summary>
    public long TheirPeak => Pairs.Max(pair => pair.Theirs.PeakBytes);

    /// <summary>The qualities, where both have one.</summary>
    public (double Ours, double Theirs)? Quality => Pairs[0] is ({ Quality: { } ours }, { Quality: { } theirs }) ? (ours, theirs) : null;

    /// <summary>Whether the goal is met; null where there is none.</summary>
    public bool? IsMet => Goal is { } goal ? Ratio >= goal : null;

    private IEnumerable<double> Ratios => Pairs.Select(pair => pair.Theirs.Seconds / pair.Ours.Seconds);
}
