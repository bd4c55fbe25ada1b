using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;

namespace Advocacy.Domain.Activity;

/// <summary>A share of the person with whom it mentions and what it gained.</summary>
/// <param name="Post">The post; the latest record wins.</param>
/// <param name="Mentions">Colleagues that any record of it named.</param>
/// <param name="Engagement">Its counters by day.</param>
public sealed record ShareActivity(Latest<Share> Post, JoinSet<PersonId> Mentions, ShareEngagement Engagement) : IJoin<ShareActivity>
{
    /// <summary>When it was posted, UTC.</summary>
    public DateTimeOffset SharedAt => Post.Value.SharedAt;

    /// <summary>The share with the counters of a day and after it; with all where there is none.</summary>
    public ShareActivity CountersFrom(DateOnly? first) => this with { Engagement = Engagement.From(first) };

    /// <inheritdoc/>
    public ShareActivity Join(ShareActivity other) =>
        new(Post.Join(other.Post), Mentions.Join(other.Mentions), Engagement.Join(other.Engagement));
}

/// <summary>The counters of one share by day: for each UTC day on which it was observed, the largest seen on it.</summary>
/// <param name="Days">Cumulative counters by day of observation.</param>
public sealed record ShareEngagement(JoinMap<DateOnly, Counters> Days) : IJoin<ShareEngagement>
{
    /// <summary>Never observed.</summary>
    public static ShareEngagement None { get; } = new(JoinMap<DateOnly, Counters>.Empty);

    /// <summary>One observation.</summary>
    public static ShareEngagement Of(DateTimeOffset observedAt, Counters counters) =>
        new(JoinMap<DateOnly, Counters>.Of(DateOnly.FromDateTime(observedAt.UtcDateTime), counters));

    /// <inheritdoc/>
    public ShareEngagement Join(ShareEngagement other) => new(Days.Join(other.Days));

    /// <summary>What was observed from a day on; all where there is none.</summary>
    public ShareEngagement From(DateOnly? first) =>
        first is { } from && Days.Count > 0 && Days[0].Key < from
            ? new(JoinMap<DateOnly, Counters>.From(Days.Where(day => day.Key >= from)))
            : this;

    /// <summary>The largest of each counter seen before a day.</summary>
    public Counters CumulativeBefore(DateOnly day) =>
        Days.Where(pair => pair.Key < day).Aggregate(default(Counters), (sofar, pair) => sofar.Join(pair.Value));

    /// <summary>Each observed day with what was gained on it: the difference of the largest seen up to its end and up to the
    /// end of the day before, never negative.</summary>
    public IEnumerable<(DateOnly Day, Counters Gain)> DailyGains()
    {
        var before = default(Counters);
        foreach (var (day, seen) in Days)
        {
            var upToEnd = before.Join(seen);
            yield return (day, upToEnd.GainSince(before));
            before = upToEnd;
        }
    }
}
