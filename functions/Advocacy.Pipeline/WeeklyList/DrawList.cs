using Advocacy.Domain.Facts;
using Advocacy.Domain.Invitations;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Model;
using Advocacy.Pipeline.Privacy;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.WeeklyList;

/// <summary>Draws who is on a list, and records it.</summary>
public sealed class DrawList(IActivityStore store, IKeys keys, IOptions<ConversionOptions> options, IOptions<SelectionOptions> selection)
{
    // What is taken for the share that converts uninvited, before there is a model.
    private const double AssumedRate = 0.1;

    /// <summary>Places that a team may have on a list, where its share gives way to fill it; null where it does not.</summary>
    public int? TeamPlaces(IReadOnlyList<Candidate> ranked)
    {
        var rules = selection.Value.RulesOf(options.Value.Capacity);
        var places = rules.TeamPlaces([.. ranked.Select(candidate => candidate.Attributes.TeamKey)]);
        return places > rules.PlacesOfAShare ? places : null;
    }

    /// <summary>Lists like one of those invited after which an effect can be told; null where nobody is invited, or nobody is ever held
    /// out. It follows from those whom HR sees, and from nobody else.</summary>
    public int? ListsNeeded(IReadOnlyList<Candidate> invited)
    {
        var heldOutShare = selection.Value.HeldOutShare;
        var rate = invited.Select(candidate => candidate.Probability).Average() ?? AssumedRate;
        return invited.Count == 0
            ? null
            : EffectPower.ListsNeeded(EffectPower.UsualEffect, rate, (int)Math.Ceiling(invited.Count / (1 - heldOutShare)), heldOutShare);
    }

    /// <summary>Who is on the list: those drawn, who are recorded before anybody sees them; or those recorded, where they differ. If a
    /// process was killed while it recorded the drawn, the rest are added; a list that was made stays, whatever the rules are
    /// now.</summary>
    public async Task<IReadOnlyList<Listed>> RunAsync(
        IsoWeek list,
        IReadOnlyList<Candidate> ranked,
        IReadOnlyList<Listed> recorded,
        ListRecord? made,
        CancellationToken cancellationToken
    )
    {
        var key = await keys.GetAsync("selection", selection.Value.Key, cancellationToken);
        var drawn = selection
            .Value.RulesOf(options.Value.Capacity)
            .Draw([.. ranked.Select(candidate => (candidate.PersonId, candidate.Attributes.TeamKey))], new KeyedDraw(key, list));
        var isOther = recorded.Except(drawn.Select(person => person with { IsExplored = false })).Any();
        if (isOther || (made is not null && recorded.Count > 0))
        {
            var explored = made?.Invited.Where(entry => entry.IsExplored).Select(entry => entry.Candidate.PersonId).ToHashSet() ?? [];
            return [.. recorded.Select(person => person with { IsExplored = explored.Contains(person.PersonId) })];
        }

        await store.MergeAsync(
            [
                .. drawn.Select(person => new InvitationRecorded(
                    person.PersonId,
                    new(list.Start, list, person.IsHeldOut ? InvitationOutcome.HeldOut : InvitationOutcome.Invited)
                )),
            ],
            cancellationToken
        );
        return drawn;
    }
}
