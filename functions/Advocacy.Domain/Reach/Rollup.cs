using System.Text.Json.Serialization;
using Advocacy.Domain.Activity;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;

namespace Advocacy.Domain.Reach;

/// <summary>The rollup of one person: a pure function of their activity and the rates of the networks.</summary>
public static class Rollup
{
    /// <summary>The rows of the days in [from, until), in order of day, network, content and basis.</summary>
    /// <param name="person">The person with the engagement of their shares.</param>
    /// <param name="rates">The rates of a network.</param>
    /// <param name="from">First day.</param>
    /// <param name="until">Day after the last.</param>
    public static IReadOnlyList<ReachRow> Rows(EmployeeActivity person, Func<string, NetworkRates> rates, DateOnly from, DateOnly until)
    {
        var rows = new List<ReachRow>();
        foreach (var (_, activity) in person.Shares)
        {
            AddRows(rows, person, activity, rates(activity.Post.Value.Network), from, until);
        }

        var merged = new List<ReachRow>(rows.Count);
        foreach (var row in rows.Order(KeyOrder.Instance))
        {
            if (merged.Count > 0 && KeyOrder.Instance.Compare(merged[^1], row) == 0)
            {
                merged[^1] = merged[^1].Plus(row);
            }
            else
            {
                merged.Add(row);
            }
        }

        return merged;
    }

    private static void AddRows(
        List<ReachRow> rows,
        EmployeeActivity person,
        ShareActivity activity,
        NetworkRates rates,
        DateOnly from,
        DateOnly until
    )
    {
        var share = activity.Post.Value;
        // Judged by all that is known of the share, so that every range of days says the same of it.
        var basis = BasisOf(activity.Engagement);
        var day = DateOnly.FromDateTime(share.SharedAt.UtcDateTime);
        if (IsWithin(day))
        {
            var followers = person.FollowersAt(share.Network, share.SharedAt);
            rows.Add(
                new(
                    day,
                    share.Network,
                    share.ContentId,
                    person.PersonId,
                    basis,
                    Shares: 1,
                    default,
                    followers,
                    basis == ReachBasis.Followers ? followers * rates.VisibilityRate : 0,
                    0
                )
            );
        }

        foreach (var (seen, gain) in activity.Engagement.DailyGains())
        {
            if (gain.Any && IsWithin(seen))
            {
                rows.Add(
                    new(
                        seen,
                        share.Network,
                        share.ContentId,
                        person.PersonId,
                        basis,
                        0,
                        gain,
                        null,
                        ReachOf(gain, basis, rates),
                        rates.EarnedMedia.ValueOf(gain)
                    )
                );
            }
        }

        bool IsWithin(DateOnly of) => of >= from && of < until;
    }

    private static ReachBasis BasisOf(ShareEngagement engagement)
    {
        var (reached, impressions) = (false, false);
        foreach (var (_, counters) in engagement.Days)
        {
            (reached, impressions) = (reached || counters.Reached is not null, impressions || counters.Impressions is not null);
        }

        return (reached, impressions) switch
        {
            (true, true) => ReachBasis.Reported,
            (true, false) => ReachBasis.ReportedAlone,
            (false, true) => ReachBasis.Impressions,
            _ => ReachBasis.Followers,
        };
    }

    private static double? ReachOf(Counters gain, ReachBasis basis, NetworkRates rates) =>
        basis switch
        {
            ReachBasis.Followers => null,
            ReachBasis.Impressions => gain.Impressions * rates.PeoplePerImpression,
            _ => gain.Reached,
        };

    /// <summary>The order of one person's rows: day, network, content, basis.</summary>
    private sealed class KeyOrder : IComparer<ReachRow>
    {
        public static KeyOrder Instance { get; } = new();

        public int Compare(ReachRow? x, ReachRow? y)
        {
            var byDay = x!.Day.CompareTo(y!.Day);
            var byNetwork = byDay != 0 ? byDay : TextOrder.Instance.Compare(x.Network, y.Network);
            var byContent = byNetwork != 0 ? byNetwork : TextOrder.Instance.Compare(x.ContentId, y.ContentId);
            return byContent != 0 ? byContent : x.Basis.CompareTo(y.Basis);
        }
    }
}

/// <summary>One row of the rollup: what one person's shares of one content on one network gained on one UTC day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Network">The network.</param>
/// <param name="ContentId">The content, or null.</param>
/// <param name="PersonId">The person. Rows stay within the store; what leaves it is grouped by <see cref="SmallGroups"/>.</param>
/// <param name="Basis">What the reach of these shares is known by.</param>
/// <param name="Shares">Shares posted on that day.</param>
/// <param name="Gains">Counters gained on that day.</param>
/// <param name="PotentialReach">Followers when shared, of the shares of that day; null where unknown.</param>
/// <param name="Reach">People gained, as the basis says; those of followers on the day of sharing; null where unknown.</param>
/// <param name="EarnedMediaValue">Value of the gains, in the currency of the options.</param>
public sealed record ReachRow(
    DateOnly Day,
    string Network,
    string? ContentId,
    [property: JsonPropertyName("employeeId")] PersonId PersonId,
    ReachBasis Basis,
    int Shares,
    Counters Gains,
    long? PotentialReach,
    double? Reach,
    decimal EarnedMediaValue
)
{
    /// <summary>The row with another of the same key added.</summary>
    public ReachRow Plus(ReachRow other) =>
        this with
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
