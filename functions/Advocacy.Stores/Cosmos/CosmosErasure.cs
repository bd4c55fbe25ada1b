using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;

namespace Advocacy.Stores.Cosmos;

/// <summary>Erases people. Stopped anywhere, the message comes again and the rest is done: a person's own shares go last, since by them it
/// is known what else there is of theirs.</summary>
internal sealed class CosmosErasure(CosmosDatabase database, CosmosShares shares, CosmosPeople people, CosmosDeletions deletions)
{
    private const int SideBySide = 16;

    /// <summary>Erases people, and of everybody else what leads to them.</summary>
    public async Task RunAsync(IReadOnlyList<PersonId> personIds, CancellationToken cancellationToken)
    {
        var forgotten = new HashSet<string>(StringComparer.Ordinal);
        foreach (var personId in personIds)
        {
            await people.MarkErasedAsync(personId, cancellationToken);
            foreach (var share in (await OfAsync(personId, cancellationToken)).Where(document => document.Share is not null))
            {
                await shares.MarkForgottenAsync(share.ShareId, cancellationToken);
                forgotten.Add(share.ShareId);
            }
        }

        if (personIds.Count > 0)
        {
            // Everybody is looked through anyway, and a post that somebody deleted leads to them too.
            forgotten.UnionWith(await deletions.ListedAsync(cancellationToken));
        }

        await DropReactionsAsync(forgotten, cancellationToken);
        foreach (var personId in personIds)
        {
            foreach (var document in await OfAsync(personId, cancellationToken))
            {
                await EraseAsync(personId, document, cancellationToken);
            }
        }
    }

    /// <summary>Drops colleagues' reactions to shares. They are not found by share, so that everybody is looked through, once for all
    /// shares; a reaction that is written meanwhile is taken back by its writer.</summary>
    public async Task DropReactionsAsync(IReadOnlySet<string> shareIds, CancellationToken cancellationToken)
    {
        if (shareIds.Count == 0)
        {
            return;
        }

        var everybody = database.People.ReadAllAsync(cancellationToken).Where(person => !person.IsErased);
        await Parallel.ForEachAsync(
            everybody,
            new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken },
            async (person, cancellation) =>
            {
                foreach (
                    var reaction in (await database.Activity.QueryAsync(person.Id, cancellation)).Where(document =>
                        document.Interaction is not null && shareIds.Contains(document.ShareId)
                    )
                )
                {
                    await database.Activity.DeleteAsync(reaction.Id, reaction.Partition, cancellation);
                }
            }
        );
        await deletions.DoneAsync([.. shareIds], cancellationToken);
    }

    private async Task EraseAsync(PersonId personId, ActivityDocument document, CancellationToken cancellationToken)
    {
        if (document.Share is { } share)
        {
            await shares.ForgetAsync(
                document.ShareId,
                new Dictionary<PersonId, ShareClaim> { [personId] = new(share, JoinMap<PersonId, Latest<Instant>>.Empty) },
                cancellationToken
            );
            return;
        }

        await (document.By is { } by ? shares.UnmentionAsync(document.ShareId, by, personId, cancellationToken) : Task.CompletedTask);
        await database.Activity.DeleteAsync(document.Id, document.Partition, cancellationToken);
    }

    private Task<List<ActivityDocument>> OfAsync(PersonId personId, CancellationToken cancellationToken) =>
        database.Activity.QueryAsync(PersonDocument.IdOf(personId), cancellationToken);
}
