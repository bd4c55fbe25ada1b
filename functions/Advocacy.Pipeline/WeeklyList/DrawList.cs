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
    /// <summary>Who is on the list: those drawn, who are recorded before anybody sees them; or those recorded, where they differ. If a
    /// process was killed while it recorded the drawn, the rest are added.</summary>
    public async Task<IReadOnlyList<Listed>> RunAsync(
        IsoWeek list,
        IReadOnlyList<Candidate> ranked,
        IReadOnlyList<Listed> recorded,
        CancellationToken cancellationToken
    )
    {
        var key = await keys.GetAsync("selection", selection.Value.Key, cancellationToken);
        var drawn = selection
            .Value.RulesOf(options.Value.Capacity)
            .Draw([.. ranked.Select(candidate => (candidate.PersonId, candidate.Attributes.TeamKey))], new KeyedDraw(key, list));
        if (recorded.Except(drawn.Select(person => person with { IsExplored = false })).Any())
        {
            return recorded;
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
