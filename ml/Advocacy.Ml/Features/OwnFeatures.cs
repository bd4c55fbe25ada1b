using Advocacy.Domain.Activity;
using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Values;

namespace Advocacy.Ml.Features;

/// <summary>What the person did and what came of it: shares, invitations, engagement received.</summary>
internal sealed class OwnFeatures(EmployeeActivity person, Timeline timeline)
{
    private const int GapsLookedAt = 10;
    private readonly (DateTimeOffset At, ShareEngagement Engagement)[] _shares =
    [
        .. person.Shares.Values.Select(share => (share.SharedAt, share.Engagement)).OrderBy(share => share.SharedAt),
    ];

    private readonly DateTimeOffset[] _invitedAt =
    [
        .. person.Invitations.Where(step => step.Outcome == InvitationOutcome.Invited).Select(step => step.At),
    ];

    public void Add(List<float> row, DateTimeOffset at)
    {
        var shared = timeline.SharedAt;
        var before = AmbassadorDefinition.CountBefore(shared, at);
        row.Add(Windows.DaysSinceLast(shared, at));
        row.Add(Windows.CountWithin(shared, at, 1));
        row.Add(Windows.CountWithin(shared, at, 4));
        row.Add(Windows.CountWithin(shared, at, 12));
        row.Add(before);
        row.Add(ActiveWeeks(at));
        row.Add(before == 0 ? 0 : (float)(before / Math.Max(1, (at - shared[0]).TotalDays / Windows.Week)));
        row.Add(Windows.CountWithin(shared, at, 4) - (Windows.CountWithin(shared, at, 12) / 3f));
        row.Add(Gap(shared, before));
        row.Add(Holidays.DaysAhead(DateOnly.FromDateTime(at.UtcDateTime)));
        row.Add(Windows.CountWithin(_invitedAt, at, 52));
        row.Add(Windows.DaysSinceLast(_invitedAt, at));
        row.Add(Accepted(at));
        row.Add(EngagementsPerShare(at));
    }

    private int ActiveWeeks(DateTimeOffset at)
    {
        var weeks = new HashSet<long>();
        foreach (var share in Windows.Within(timeline.SharedAt, at, 12))
        {
            weeks.Add((at - share - TimeSpan.FromTicks(1)).Ticks / (TimeSpan.TicksPerDay * Windows.Week));
        }

        return weeks.Count;
    }

    /// <summary>The mean gap between the last shares; with fewer than two it is missing.</summary>
    private static float Gap(DateTimeOffset[] shared, int before)
    {
        var first = Math.Max(0, before - 1 - GapsLookedAt);
        return before < 2 ? float.NaN : (float)((shared[before - 1] - shared[first]).TotalDays / (before - 1 - first));
    }

    private float Accepted(DateTimeOffset at)
    {
        var answers = person
            .Invitations.Where(step =>
                step.At < at
                && step.Outcome is InvitationOutcome.Accepted or InvitationOutcome.Declined
                && person.Invitations.AnswerTo(step.List, at) == step.Outcome
            )
            .ToList();
        return answers.Count == 0 ? float.NaN
            : answers[^1].Outcome == InvitationOutcome.Accepted ? 1
            : 0;
    }

    /// <summary>Over the shares of 12 weeks, as their counters stood on the day before the cut-off; missing where none was
    /// observed.</summary>
    private float EngagementsPerShare(DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        var from = at.AddDays(-12 * Windows.Week);
        long engagements = 0;
        var observed = 0;
        for (var i = _shares.Length - 1; i >= 0 && _shares[i].At >= from; i--)
        {
            if (_shares[i].At < at && _shares[i].Engagement.Days.Count > 0 && _shares[i].Engagement.Days[0].Key < day)
            {
                engagements += _shares[i].Engagement.CumulativeBefore(day).Engagements;
                observed++;
            }
        }

        return observed == 0 ? float.NaN : (float)engagements / observed;
    }
}
