using Advocacy.Pipeline.Contracts;
using Advocacy.Pipeline.Ports;

namespace Advocacy.Adapters.Storage;

/// <summary>The rollup in blobs as a place where people may be named.</summary>
public sealed class RollupLeftovers(BlobReachStore reach) : IPersonalData
{
    /// <inheritdoc/>
    public string Place => "rollup";

    /// <summary>Nothing that the store does not hold as well: it is made from it.</summary>
    public IAsyncEnumerable<string> FindAsync(PersonNames names, CancellationToken cancellationToken) => AsyncEnumerable.Empty<string>();

    /// <inheritdoc/>
    public Task<Swept> EraseAsync(PersonNames names, bool isLast, CancellationToken cancellationToken) => SweepAsync(names.Pseudonym, isLast, cancellationToken);

    private async Task<Swept> SweepAsync(string pseudonym, bool isLast, CancellationToken cancellationToken) => new(await reach.EraseAsync(pseudonym, isLast, cancellationToken));
}
