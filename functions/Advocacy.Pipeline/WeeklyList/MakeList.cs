using Advocacy.Domain.Values;
using Advocacy.Pipeline.Model;
using Advocacy.Pipeline.Observability;
using Microsoft.Extensions.Logging;

namespace Advocacy.Pipeline.WeeklyList;

/// <summary>Makes a list of scored volunteers: draws, describes, publishes. Who is on it, and who of them is held out, is recorded
/// before anybody sees it, and a list that is recorded is not drawn again.</summary>
public sealed class MakeList(
    DrawList draw,
    DescribeList describe,
    PublishList publish,
    IAudit audit,
    TimeProvider clock,
    ILogger<MakeList> logger
)
{
    /// <summary>Makes the list of a week.</summary>
    /// <param name="list">The list.</param>
    /// <param name="scored">The volunteers who can be won, scored.</param>
    /// <param name="whyNone">Why they were scored without a model, or null where there is one.</param>
    /// <param name="consultedOn">The day on which staff representatives were consulted.</param>
    /// <param name="cancellationToken">Stops between people.</param>
    public async Task<Selected> RunAsync(
        IsoWeek list,
        ScoredVolunteers scored,
        NoModelYet? whyNone,
        DateOnly? consultedOn,
        CancellationToken cancellationToken
    )
    {
        var before = await audit.ReadListAsync(list, cancellationToken);
        var listed = (await draw.RunAsync(list, scored.Ranked, scored.Recorded, before, cancellationToken)).ToDictionary(person =>
            person.PersonId
        );
        var invited = await describe.RunAsync(
            [
                .. scored
                    .Ranked.Where(candidate => listed.TryGetValue(candidate.PersonId, out var person) && !person.IsHeldOut)
                    .Select(candidate => (candidate, listed[candidate.PersonId].IsExplored)),
            ],
            scored.Teams,
            scored.Buddies,
            scored.Earlier,
            list.Start,
            cancellationToken
        );
        PersonId[] heldOut =
        [
            .. scored
                .Ranked.Select(candidate => candidate.PersonId)
                .Where(id => listed.TryGetValue(id, out var person) && person.IsHeldOut),
        ];
        var madeAt = before?.MadeAt ?? clock.GetUtcNow();
        var (made, files) = await publish.RunAsync(
            new(
                list,
                scored.Model,
                scored.Ranked.Count,
                invited,
                heldOut,
                madeAt,
                whyNone,
                draw.TeamPlaces(scored.Ranked),
                draw.ListsNeeded([.. invited.Select(entry => entry.Candidate)]),
                consultedOn
            ),
            cancellationToken
        );
        logger.Selected(made.Invited.Count, scored.Ranked.Count, list);
        return new(list, scored.Ranked.Count, made.Invited.Count, made.HeldOut.Count, scored.Drift, scored.Recorded.Count > 0, files);
    }
}
