using Advocacy.Domain.Activity;
using Advocacy.Domain.Invitations;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;

namespace Advocacy.Domain.Trials;

/// <summary>Counts, for contents of which two texts are tried, what shares brought in their first week by the text that their authors were
/// offered. Whether they took its words is not known, and does not matter: what is compared is the offer.</summary>
/// <param name="contents">The contents.</param>
/// <param name="offered">Who is offered which text.</param>
/// <param name="asOf">What happens on or after it is ignored.</param>
public sealed class TrialFold(IReadOnlySet<string> contents, OfferedText offered, DateTimeOffset asOf)
{
    // Counters grow: every share is looked at when it is as old.
    private const int Days = 7;
    private readonly SortedDictionary<string, TrialCounts> _trials = new(TextOrder.Instance);

    /// <summary>The counts, not for publication.</summary>
    public IReadOnlyList<TrialCounts> Trials => [.. _trials.Values];

    /// <summary>Sums of parts of the people, by content.</summary>
    public static IReadOnlyList<TrialCounts> Join(IEnumerable<TrialCounts> parts) =>
        [
            .. parts
                .GroupBy(part => part.ContentId, StringComparer.Ordinal)
                .OrderBy(trial => trial.Key, TextOrder.Instance)
                .Select(trial => trial.Aggregate((a, b) => new(a.ContentId, a.Suggested.Plus(b.Suggested), a.Other.Plus(b.Other)))),
        ];

    /// <summary>Adds a person: their first share of each content, so that nobody counts twice.</summary>
    public void Add(EmployeeActivity person)
    {
        if (contents.Count == 0 || !person.ConsentsTo(Purpose.Measure))
        {
            return;
        }

        foreach (
            var share in person
                .Shares.OrderBy(pair => pair.Value.SharedAt)
                .ThenBy(pair => pair.Key, TextOrder.Instance)
                .Select(pair => pair.Value)
                .Where(share => share.Post.Value.ContentId is { } id && contents.Contains(id))
                .DistinctBy(share => share.Post.Value.ContentId, StringComparer.Ordinal)
                .Where(share => share.SharedAt.AddDays(Days + 1) <= asOf)
        )
        {
            var id = share.Post.Value.ContentId!;
            var until = DateOnly.FromDateTime(share.SharedAt.UtcDateTime).AddDays(Days);
            var arm = TrialArm.None.With(share.Engagement.CumulativeBefore(until));
            var trial = _trials.GetValueOrDefault(id) ?? new(id, TrialArm.None, TrialArm.None);
            _trials[id] = offered.IsOther(id, person.PersonId)
                ? trial with
                {
                    Other = trial.Other.Plus(arm),
                }
                : trial with
                {
                    Suggested = trial.Suggested.Plus(arm),
                };
        }
    }
}

/// <summary>What was counted of a content's two texts, not for publication.</summary>
/// <param name="ContentId">The content.</param>
/// <param name="Suggested">Of those who are offered the first text.</param>
/// <param name="Other">Of those who are offered the other.</param>
public sealed record TrialCounts(string ContentId, TrialArm Suggested, TrialArm Other);

/// <summary>What shares of people who are offered one text brought. Each person counts once.</summary>
/// <param name="Clicks">Clicks a share, over shares of which they are reported.</param>
/// <param name="Engagements">Engagements a share, over shares of which anything is reported.</param>
/// <param name="MostClicks">The most clicks of one share.</param>
/// <param name="MostEngagements">The most engagements of one.</param>
public sealed record TrialArm(Moments Clicks, Moments Engagements, long MostClicks, long MostEngagements)
{
    /// <summary>Nobody.</summary>
    public static TrialArm None { get; } = new(default, default, 0, 0);

    /// <summary>With a share more.</summary>
    public TrialArm With(Counters counters) =>
        new(
            counters.Clicks is { } clicks ? Clicks.With(clicks) : Clicks,
            counters == default ? Engagements : Engagements.With(counters.Engagements),
            Math.Max(MostClicks, counters.Clicks ?? 0),
            Math.Max(MostEngagements, counters.Engagements)
        );

    /// <summary>Both together.</summary>
    public TrialArm Plus(TrialArm other) =>
        new(
            Clicks.Plus(other.Clicks),
            Engagements.Plus(other.Engagements),
            Math.Max(MostClicks, other.MostClicks),
            Math.Max(MostEngagements, other.MostEngagements)
        );
}
