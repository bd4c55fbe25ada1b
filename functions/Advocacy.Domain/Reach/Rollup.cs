using Advocacy.Domain.Merging;
using Advocacy.Domain.People;

namespace Advocacy.Domain.Reach;

/// <summary>The rollup of one person: a pure function of their activity and the rates of the networks.</summary>
public static class Rollup
{
    /// <summary>The rows of the days in [from, until), in order of day, network, content and flag.</summary>
    /// <param name="person">The person with the engagement of their shares.</param>
    /// <param name="rates">The rates of a network.</param>
    /// <param name="from">First day.</param>
    /// <param name="until">Day after the last.</param>
    public static IEnumerable<ReachRow> Rows(EmployeeActivity person, Func<string, NetworkRates> rates, DateOnly from, DateOnly until) =>
        person.Shares
            .SelectMany(pair => RowsOf(person, pair.Value, rates(pair.Value.Post.Value.Network)))
            .Where(row => row.Day >= from && row.Day < until)
            .GroupBy(row => (row.Day, row.Network, row.ContentId, row.Estimated))
            .Select(group => group.Aggregate((a, b) => a.Plus(b)))
            .OrderBy(row => row.Day)
            .ThenBy(row => row.Network, TextOrder.Instance)
            .ThenBy(row => row.ContentId, TextOrder.Instance)
            .ThenBy(row => row.Estimated);

    private static IEnumerable<ReachRow> RowsOf(EmployeeActivity person, ShareActivity activity, NetworkRates rates)
    {
        var share = activity.Post.Value;
        // Judged by all that is known of the share, so that every range of days says the same of it.
        var estimated = !activity.Engagement.Days.Values.Any(counters => counters.Impressions is not null);
        var followers = person.FollowersAt(share.Network, share.SharedAt);
        yield return new(
            DateOnly.FromDateTime(share.SharedAt.UtcDateTime),
            share.Network,
            share.ContentId,
            person.EmployeeId,
            estimated,
            Shares: 1,
            default,
            followers,
            estimated ? followers * rates.VisibilityRate : 0,
            0);
        foreach (var (day, gain) in activity.Engagement.DailyGains().Where(pair => pair.Gain.Any))
        {
            yield return new(day, share.Network, share.ContentId, person.EmployeeId, estimated, 0, gain, null, estimated ? null : gain.Impressions, rates.EarnedMedia.ValueOf(gain));
        }
    }
}
