using Advocacy.Domain.Activity;

namespace Advocacy.Stores.Cosmos;

/// <summary>Merges what is known of people themselves.</summary>
internal sealed class CosmosPeople(CosmosDatabase database)
{
    /// <summary>Merges a state without shares, mentions and interactions.</summary>
    public Task MergeAsync(EmployeeActivity state, CancellationToken cancellationToken) =>
        MergeAsync(state.EmployeeId, current => current.Join(state), cancellationToken);

    /// <summary>Whether a person was erased. Somebody unknown is made known by it, so that the list of people holds everybody of whom
    /// there is anything: what is about a person is written first, then this is asked, and what was written is taken back.</summary>
    public async Task<bool> IsErasedAsync(string employeeId, CancellationToken cancellationToken) =>
        (await MergeAsync(employeeId, current => current, cancellationToken)).IsErased;

    /// <summary>Marks a person as erased: all that is known of them goes, and nothing comes any more.</summary>
    public Task MarkErasedAsync(string employeeId, CancellationToken cancellationToken)
    {
        var id = PersonDocument.IdOf(employeeId);
        return database.People.MergeAsync(id, id, _ => new(id, new(""), IsErased: true), cancellationToken);
    }

    private async Task<PersonDocument> MergeAsync(
        string employeeId,
        Func<EmployeeActivity, EmployeeActivity> merge,
        CancellationToken cancellationToken
    )
    {
        var id = PersonDocument.IdOf(employeeId);
        return (
            await database.People.MergeAsync(
                id,
                id,
                current => current is { IsErased: true } ? current : new(id, merge(current?.State ?? new(employeeId)), IsErased: false),
                cancellationToken
            )
        )!;
    }
}
