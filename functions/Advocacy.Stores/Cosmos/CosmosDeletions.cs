using System.Globalization;
using System.Text.Json;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;

namespace Advocacy.Stores.Cosmos;

/// <summary>Posts that were deleted on their networks. Their records go at once. Colleagues' reactions to them, which nobody reads any
/// more, are not found by share: they go when everybody is looked through the next time, which is not worth it for a few posts.</summary>
internal sealed class CosmosDeletions(CosmosDatabase database, CosmosShares shares)
{
    // A document holds 2 MB: some 25,000 ids.
    private const int Lists = 16;

    /// <summary>Forgets posts.</summary>
    public async Task RunAsync(IReadOnlyCollection<string> shareIds, CancellationToken cancellationToken)
    {
        if (shareIds.Count == 0)
        {
            return;
        }

        // Forgotten first: from then on no reaction is taken in. Stopped between the two, the message comes again.
        foreach (var shareId in shareIds)
        {
            await shares.ForgetAsync(shareId, new Dictionary<PersonId, ShareClaim>(), cancellationToken);
        }

        await ChangeAsync(shareIds, (listed, ids) => listed.Union(ids, StringComparer.Ordinal), cancellationToken);
    }

    /// <summary>Those whose reactions are still to go.</summary>
    public async Task<IReadOnlyList<string>> ListedAsync(CancellationToken cancellationToken)
    {
        var listed = new List<string>();
        for (var list = 0; list < Lists; list++)
        {
            listed.AddRange(Read(await database.Settings.ReadAsync(IdOf(list), IdOf(list), cancellationToken)));
        }

        return listed;
    }

    /// <summary>Their reactions are gone.</summary>
    public async Task DoneAsync(IReadOnlyCollection<string> shareIds, CancellationToken cancellationToken)
    {
        var done = (await ListedAsync(cancellationToken)).Intersect(shareIds, StringComparer.Ordinal).ToList();
        await ChangeAsync(done, (listed, ids) => listed.Except(ids, StringComparer.Ordinal), cancellationToken);
    }

    private static string IdOf(int list) => string.Create(CultureInfo.InvariantCulture, $"deleted-{list}");

    private static List<string> Read(SettingDocument? document) =>
        document is null ? [] : JsonSerializer.Deserialize<List<string>>(document.Value)!;

    private async Task ChangeAsync(
        IReadOnlyCollection<string> shareIds,
        Func<IEnumerable<string>, IEnumerable<string>, IEnumerable<string>> change,
        CancellationToken cancellationToken
    )
    {
        foreach (var ids in shareIds.GroupBy(shareId => IdOf((int)(Fingerprint.Of(shareId) & (Lists - 1)))))
        {
            await database.Settings.MergeAsync(
                ids.Key,
                ids.Key,
                current => new(ids.Key, JsonSerializer.Serialize(change(Read(current), ids).Order(StringComparer.Ordinal))),
                cancellationToken
            );
        }
    }
}
