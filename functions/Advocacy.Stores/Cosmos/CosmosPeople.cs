using Advocacy.Domain.Activity;
using Advocacy.Domain.Values;

namespace Advocacy.Stores.Cosmos;

/// <summary>Merges what is known of people themselves.</summary>
internal sealed class CosmosPeople(CosmosDatabase database)
{
    /// <summary>Merges a state without shares, mentions and interactions.</summary>
    public Task MergeAsync(EmployeeActivity state, CancellationToken cancellationToken) =>
        MergeAsync(state.PersonId, current => current.Join(state), cancellationToken);

    /// <summary>Whether a person was erased. An unknown person is added by it, so that the list of people holds everybody of whom
    /// there is anything: what is about a person is written first, then this is asked, and what was written is taken back.</summary>
    public async Task<bool> IsErasedAsync(PersonId personId, CancellationToken cancellationToken) =>
        (await MergeAsync(personId, current => current, cancellationToken)).IsErased;

    /// <summary>Marks a person as erased: all that is known of them goes, and nothing comes any more.</summary>
    public Task MarkErasedAsync(PersonId personId, CancellationToken cancellationToken)
    {
        var id = PersonDocument.IdOf(personId);
        return database.People.MergeAsync(id, id, _ => new(id, new(new PersonId("")), IsErased: true), cancellationToken);
    }

    private async Task<PersonDocument> MergeAsync(
        PersonId personId,
        Func<EmployeeActivity, EmployeeActivity> merge,
        CancellationToken cancellationToken
    )
    {
        var id = PersonDocument.IdOf(personId);
        return (
            await database.People.MergeAsync(
                id,
                id,
                current => current is { IsErased: true } ? current : new(id, merge(current?.State ?? new(personId)), IsErased: false),
                cancellationToken
            )
        )!;
    }
}
