using Advocacy.Domain.Values;
using Advocacy.Pipeline.Privacy;

namespace Advocacy.Stores.Storage;

/// <summary>The rollup in blobs as a place where people may be named.</summary>
public sealed class RollupPersonalData(BlobReachStore reach) : IPersonalData
{
    /// <inheritdoc/>
    public string Place => "rollup";

    /// <summary>Nothing: it is made from what the store holds.</summary>
    public IAsyncEnumerable<string> FindAsync(PersonNames names, CancellationToken cancellationToken) => AsyncEnumerable.Empty<string>();

    /// <inheritdoc/>
    public Task<Swept> EraseAsync(PersonNames names, bool isLast, CancellationToken cancellationToken) =>
        SweepAsync(names.Pseudonym, isLast, cancellationToken);

    private async Task<Swept> SweepAsync(PersonId pseudonym, bool isLast, CancellationToken cancellationToken) =>
        new(await reach.EraseAsync(pseudonym, isLast, cancellationToken));
}
