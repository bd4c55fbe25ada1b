using System.Text.Json;
using Advocacy.Domain.Values;

namespace Advocacy.Stores.Cosmos;

/// <summary>Posts that were deleted where they stood. Their records go at once. Colleagues' reactions to them, which nobody reads any more,
/// are not found by share: they go when everybody is looked through the next time, which is not worth it for a few posts.</summary>
internal sealed class CosmosDeletions(CosmosDatabase database, CosmosShares shares)
{
    private const string Id = "deleted";

    /// <summary>Forgets posts.</summary>
    public async Task RunAsync(IReadOnlyCollection<string> shareIds, CancellationToken cancellationToken)
    {
        if (shareIds.Count == 0)
        {
            return;
        }

        // Listed first: stopped between the two, they are swept in vain at worst.
        await ChangeAsync(listed => listed.Union(shareIds, StringComparer.Ordinal), cancellationToken);
        foreach (var shareId in shareIds)
        {
            await shares.ForgetAsync(shareId, new Dictionary<PersonId, ShareClaim>(), cancellationToken);
        }
    }

    /// <summary>Those whose reactions are still to go.</summary>
    public async Task<IReadOnlyList<string>> ListedAsync(CancellationToken cancellationToken) =>
        Read(await database.Settings.ReadAsync(Id, Id, cancellationToken));

    /// <summary>Their reactions are gone.</summary>
    public async Task DoneAsync(IReadOnlyCollection<string> shareIds, CancellationToken cancellationToken)
    {
        if ((await ListedAsync(cancellationToken)).Intersect(shareIds, StringComparer.Ordinal).Any())
        {
            await ChangeAsync(listed => listed.Except(shareIds, StringComparer.Ordinal), cancellationToken);
        }
    }

    private static List<string> Read(SettingDocument? document) =>
        document is null ? [] : JsonSerializer.Deserialize<List<string>>(document.Value)!;

    private Task<SettingDocument?> ChangeAsync(
        Func<IEnumerable<string>, IEnumerable<string>> change,
        CancellationToken cancellationToken
    ) =>
        database.Settings.MergeAsync(
            Id,
            Id,
            current => new(Id, JsonSerializer.Serialize(change(Read(current)).Order(StringComparer.Ordinal))),
            cancellationToken
        );
}
