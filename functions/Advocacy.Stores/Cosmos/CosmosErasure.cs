using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;

namespace Advocacy.Stores.Cosmos;

/// <summary>Erases people. Stopped anywhere, the message comes again and the rest is done: a person's own shares go last, since by them it
/// is known what else there is of theirs.</summary>
internal sealed class CosmosErasure(CosmosDatabase database, CosmosShares shares, CosmosPeople people)
{
    private const int SideBySide = 16;

    /// <summary>Erases people, and of everybody else what leads to them.</summary>
    public async Task RunAsync(IReadOnlyList<string> employeeIds, CancellationToken cancellationToken)
    {
        var forgotten = new HashSet<string>(StringComparer.Ordinal);
        foreach (var employeeId in employeeIds)
        {
            await people.MarkErasedAsync(employeeId, cancellationToken);
            foreach (var share in (await OfAsync(employeeId, cancellationToken)).Where(document => document.Share is not null))
            {
                await shares.MarkForgottenAsync(share.ShareId, cancellationToken);
                forgotten.Add(share.ShareId);
            }
        }

        await DropReactionsAsync(forgotten, cancellationToken);
        foreach (var employeeId in employeeIds)
        {
            foreach (var document in await OfAsync(employeeId, cancellationToken))
            {
                await EraseAsync(employeeId, document, cancellationToken);
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
    }

    private async Task EraseAsync(string employeeId, ActivityDocument document, CancellationToken cancellationToken)
    {
        if (document.Share is { } share)
        {
            await shares.ForgetAsync(
                document.ShareId,
                new Dictionary<string, ShareClaim> { [employeeId] = new(share, JoinMap<string, Latest<Instant>>.Empty) },
                cancellationToken
            );
            return;
        }

        await (document.By is { } by ? shares.UnmentionAsync(document.ShareId, by, employeeId, cancellationToken) : Task.CompletedTask);
        await database.Activity.DeleteAsync(document.Id, document.Partition, cancellationToken);
    }

    private Task<List<ActivityDocument>> OfAsync(string employeeId, CancellationToken cancellationToken) =>
        database.Activity.QueryAsync(PersonDocument.IdOf(employeeId), cancellationToken);
}
