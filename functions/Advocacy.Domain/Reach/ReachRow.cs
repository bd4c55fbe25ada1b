namespace Advocacy.Domain.Reach;

/// <summary>One row of the rollup: what one person's shares of one content on one network gained on one UTC day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Network">The network.</param>
/// <param name="ContentId">The content, or null.</param>
/// <param name="EmployeeId">The person. Rows stay within the store; what leaves it is grouped by <see cref="SmallGroups"/>.</param>
/// <param name="Estimated">Whether these shares' reach is estimated: the network reported no impressions of them.</param>
/// <param name="Shares">Shares posted on that day.</param>
/// <param name="Gains">Counters gained on that day.</param>
/// <param name="PotentialReach">Followers when shared, of the shares of that day; null where unknown.</param>
/// <param name="Reach">Impressions gained or, estimated, followers × visibility rate on the day of sharing; null where unknown.</param>
/// <param name="EarnedMediaValue">Value of the gains, in the currency of the options.</param>
public sealed record ReachRow(
    DateOnly Day,
    string Network,
    string? ContentId,
    string EmployeeId,
    bool Estimated,
    int Shares,
    Counters Gains,
    long? PotentialReach,
    double? Reach,
    decimal EarnedMediaValue)
{
    /// <summary>The row with another of the same key added.</summary>
    public ReachRow Plus(ReachRow other) => this with
    {
        Shares = Shares + other.Shares,
        Gains = Gains.Plus(other.Gains),
        PotentialReach = Sum(PotentialReach, other.PotentialReach),
        Reach = Sum(Reach, other.Reach),
        EarnedMediaValue = EarnedMediaValue + other.EarnedMediaValue,
    };

    internal static long? Sum(long? a, long? b) => a is null ? b : a + (b ?? 0);

    internal static double? Sum(double? a, double? b) => a is null ? b : a + (b ?? 0);
}
