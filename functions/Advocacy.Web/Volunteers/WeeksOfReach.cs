using Advocacy.Domain.Activity;
using Advocacy.Domain.Values;

namespace Advocacy.Web.Volunteers;

/// <summary>What somebody's own posts brought, week by week, and against their own past.</summary>
/// <param name="Weeks">The last twelve weeks, the oldest first; the last one is not over.</param>
/// <param name="Lately">The last four weeks together.</param>
/// <param name="Before">The four weeks before these.</param>
/// <param name="Posts">Posts, the newest first.</param>
public sealed record WeeksOfReach(IReadOnlyList<OwnWeek> Weeks, OwnWeek Lately, OwnWeek Before, IReadOnlyList<OwnPost> Posts)
{
    private const int WeeksShown = 12;
    private const int PostsShown = 20;
    private const int Days = 7;
    private const int Compared = 4;

    /// <summary>Counts a person's posts.</summary>
    /// <param name="person">The person.</param>
    /// <param name="today">The day on which they ask.</param>
    public static WeeksOfReach Of(EmployeeActivity person, DateOnly today)
    {
        var last = IsoWeek.MondayOf(today);
        OwnWeek[] weeks = [.. Enumerable.Range(1 - WeeksShown, WeeksShown).Select(i => WeekOf(person, last.AddDays(i * Days), Days))];
        return new(
            weeks,
            WeekOf(person, today.AddDays(1 - (Compared * Days)), Compared * Days),
            WeekOf(person, today.AddDays(1 - (2 * Compared * Days)), Compared * Days),
            [
                .. person
                    .Shares.OrderByDescending(pair => pair.Value.SharedAt)
                    .ThenBy(pair => pair.Key, StringComparer.Ordinal)
                    .Take(PostsShown)
                    .Select(pair => OwnPost.Of(pair.Value)),
            ]
        );
    }

    private static OwnWeek WeekOf(EmployeeActivity person, DateOnly first, int days)
    {
        var end = first.AddDays(days);
        var gains = person
            .Shares.Values.SelectMany(share => share.Engagement.DailyGains())
            .Where(gain => gain.Day >= first && gain.Day < end)
            .Select(gain => gain.Gain)
            .ToList();
        return new(
            first,
            person.Shares.Values.Count(share => DateOnly.FromDateTime(share.SharedAt.UtcDateTime) is var day && day >= first && day < end),
            gains.Sum(gain => gain[Counter.Impressions] ?? 0),
            gains.Sum(OwnPost.EngagementsOf)
        );
    }
}

/// <summary>Some days of somebody's own posts.</summary>
/// <param name="First">The first day, UTC.</param>
/// <param name="Posts">Posts made.</param>
/// <param name="Views">Times that posts were shown, made then or before.</param>
/// <param name="Engagements">Reactions, comments, reshares, clicks and saves.</param>
public sealed record OwnWeek(DateOnly First, int Posts, long Views, long Engagements);

/// <summary>One of somebody's own posts.</summary>
/// <param name="On">The day, UTC.</param>
/// <param name="Network">The network.</param>
/// <param name="Url">Where it is, or null.</param>
/// <param name="ContentId">What it shares, or null.</param>
/// <param name="Views">Times it was shown; null where the network does not say.</param>
/// <param name="Engagements">Reactions, comments, reshares, clicks and saves.</param>
public sealed record OwnPost(DateOnly On, string Network, string? Url, string? ContentId, long? Views, long Engagements)
{
    /// <summary>A share with all that is known of it.</summary>
    public static OwnPost Of(ShareActivity share)
    {
        var total = share.Engagement.Days.Aggregate(default(Counters), (sofar, day) => sofar.Join(day.Value));
        return new(
            DateOnly.FromDateTime(share.SharedAt.UtcDateTime),
            share.Post.Value.Network,
            share.Post.Value.Url,
            share.Post.Value.ContentId,
            total[Counter.Impressions],
            EngagementsOf(total)
        );
    }

    internal static long EngagementsOf(Counters counters) =>
        Counter.All.Where(counter => counter.IsEngagement).Sum(counter => counters[counter] ?? 0);
}
