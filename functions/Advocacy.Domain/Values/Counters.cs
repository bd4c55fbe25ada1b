using Advocacy.Domain.Merging;

namespace Advocacy.Domain.Values;

/// <summary>The counters of a share, each at least 0, or null where the network does not report it.</summary>
/// <param name="Impressions">Times it was shown.</param>
/// <param name="Reactions">Likes and their kin.</param>
/// <param name="Comments">Comments.</param>
/// <param name="Reshares">Shares of the share.</param>
/// <param name="Clicks">Clicks on its link.</param>
public readonly record struct Counters(long? Impressions, long? Reactions, long? Comments, long? Reshares, long? Clicks) : IJoin<Counters>
{
    /// <summary>reactions + comments + reshares + clicks; what is not reported counts 0.</summary>
    public long Engagements => (Reactions ?? 0) + (Comments ?? 0) + (Reshares ?? 0) + (Clicks ?? 0);

    /// <summary>Whether any counter is above 0.</summary>
    public bool Any => Engagements > 0 || Impressions > 0;

    /// <summary>The larger of each counter: observations are cumulative.</summary>
    public Counters Join(Counters other) => Zip(other, Larger);

    /// <summary>Counter by counter, the sum; null only where neither is reported.</summary>
    public Counters Plus(Counters other) => Zip(other, (a, b) => a is null && b is null ? null : (a ?? 0) + (b ?? 0));

    /// <summary>What was gained since an earlier cumulative observation, never negative.</summary>
    public Counters GainSince(Counters earlier) =>
        Zip(earlier, (now, before) => now is null ? null : Math.Max(0, now.Value - (before ?? 0)));

    private static long? Larger(long? a, long? b) => a is null || b > a ? b : a;

    private Counters Zip(Counters other, Func<long?, long?, long?> each) =>
        new(
            each(Impressions, other.Impressions),
            each(Reactions, other.Reactions),
            each(Comments, other.Comments),
            each(Reshares, other.Reshares),
            each(Clicks, other.Clicks)
        );
}
