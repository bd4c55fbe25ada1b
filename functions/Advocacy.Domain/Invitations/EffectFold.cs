using Advocacy.Domain.Activity;
using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;

namespace Advocacy.Domain.Invitations;

/// <summary>Counts, by list, who was invited and who was held out, and who of them converts, person by person. A list counts when its
/// horizon has passed; somebody who withdrew counts no longer.</summary>
/// <param name="ambassador">Who counts as active.</param>
/// <param name="asOf">What happens on or after it is ignored.</param>
public sealed class EffectFold(AmbassadorDefinition ambassador, DateTimeOffset asOf)
{
    /// <summary>The name of small lists together.</summary>
    public const string Merged = "(merged)";

    /// <summary>The name of all lists together.</summary>
    public const string Overall = "(all)";

    private static readonly ListEffect Nobody = new(Merged, new(0, 0, 0, 0), 0, 0);
    private readonly SortedDictionary<string, ListEffect> _lists = new(TextOrder.Instance);

    /// <summary>The lists counted, the first one first, not for publication.</summary>
    public IReadOnlyList<ListEffect> Lists => [.. _lists.Values];

    /// <summary>Sums of parts of the people, by list.</summary>
    public static IReadOnlyList<ListEffect> Join(IEnumerable<ListEffect> parts) =>
        [
            .. parts
                .GroupBy(part => part.List)
                .OrderBy(list => list.Key, TextOrder.Instance)
                .Select(list => list.Aggregate((a, b) => a.Plus(b, list.Key))),
        ];

    /// <summary>What may be published about lists: each alone where it is about enough people of both kinds, the small ones together, with
    /// the next smallest while they are too few; and all together. No difference between two of them is about fewer people.</summary>
    public static IReadOnlyList<ListEffect> Publish(IReadOnlyList<ListEffect> lists)
    {
        var all = lists.Aggregate(Nobody, (a, b) => a.Plus(b, Overall));
        if (!all.IsPublishable)
        {
            return [];
        }

        var alone = lists
            .Where(list => list.IsPublishable)
            .OrderBy(list => list.Effect.Invited + list.Effect.HeldOut)
            .ThenBy(list => list.List, TextOrder.Instance)
            .ToList();
        var small = lists.Where(list => !list.IsPublishable).ToList();
        var merged = small.Aggregate(Nobody, (a, b) => a.Plus(b, Merged));
        for (; small.Count > 0 && !merged.IsPublishable && alone.Count > 0; alone.RemoveAt(0))
        {
            merged = merged.Plus(alone[0], Merged);
        }

        // What is about all of them is told once.
        return alone.Count == 0
            ? [all]
            : [.. alone.OrderBy(list => list.List, TextOrder.Instance), .. small.Count > 0 ? new[] { merged } : [], all];
    }

    /// <summary>Adds a person.</summary>
    public void Add(EmployeeActivity person)
    {
        if (person.Invitations.Count == 0 || !person.ConsentsTo(Purpose.Measure))
        {
            return;
        }

        var shared = Timeline.Of(person).SharedAt;
        foreach (var steps in person.Invitations.GroupBy(step => step.List))
        {
            // What was drawn counts, not what came of it.
            var drawn = steps.Where(step => step.Outcome is InvitationOutcome.Invited or InvitationOutcome.HeldOut).ToList();
            if (drawn.Count > 0 && drawn[0].At + ambassador.Horizon <= asOf)
            {
                var converts = ambassador.Converts(shared, drawn[0].At) ? 1 : 0;
                var isInvited = drawn[0].Outcome == InvitationOutcome.Invited;
                var accepted = isInvited && steps.AnswerTo(steps.Key, DateTimeOffset.MaxValue) == InvitationOutcome.Accepted ? 1 : 0;
                var effect = isInvited ? new InvitationEffect(1, converts, 0, 0) : new InvitationEffect(0, 0, 1, converts);
                var name = steps.Key.ToString();
                _lists[name] = _lists.GetValueOrDefault(name, Nobody).Plus(new(name, effect, accepted, accepted * converts), name);
            }
        }
    }
}

/// <summary>What one list changed, or several together.</summary>
/// <param name="List">The ISO week, or <see cref="EffectFold.Merged"/>, or <see cref="EffectFold.Overall"/>.</param>
/// <param name="Effect">Invited against held out.</param>
/// <param name="Accepted">Of those invited, who said yes.</param>
/// <param name="AcceptedConvert">Of these, who convert. Who says yes would have converted more often anyway: this is no effect.</param>
public sealed record ListEffect(string List, InvitationEffect Effect, int Accepted, int AcceptedConvert)
{
    /// <summary>Whether it is about enough people of both kinds to be published.</summary>
    public bool IsPublishable => Effect.Invited >= Reach.SmallGroups.MinPeople && Effect.HeldOut >= Reach.SmallGroups.MinPeople;

    /// <summary>Whether those who accepted may be published: only for all lists together, where they and those who did not are enough. List
    /// by list they would be few, and could be had by subtraction.</summary>
    public bool MayPublishAccepted => List == EffectFold.Overall && Reach.SmallGroups.MayPublish(Accepted, Effect.Invited);

    /// <summary>Both together, under a name.</summary>
    public ListEffect Plus(ListEffect other, string name) =>
        new(name, Effect.Plus(other.Effect), Accepted + other.Accepted, AcceptedConvert + other.AcceptedConvert);
}
