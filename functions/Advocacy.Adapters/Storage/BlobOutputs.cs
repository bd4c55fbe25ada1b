using Advocacy.Adapters.Reports;
using Azure.Storage.Blobs;

namespace Advocacy.Adapters.Storage;

/// <summary>Outputs in a container for each audience, so that rights can be given by container.</summary>
internal sealed class BlobOutputs(Uri endpoint) : IOutputs
{
    private readonly Dictionary<Audience, BlobContainerClient> _containers = new()
    {
        [Audience.Marketing] = StorageAccount.Container(endpoint, "reports"),
        [Audience.HumanResources] = StorageAccount.Container(endpoint, "lists"),
        [Audience.Engineers] = StorageAccount.Container(endpoint, "operations"),
        [Audience.Auditors] = StorageAccount.Container(endpoint, "audit"),
        [Audience.Directory] = StorageAccount.Container(endpoint, "directory"),
    };

    /// <inheritdoc/>
    public async Task<string> WriteAsync(Audience audience, string name, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        await _containers[audience].WriteAsync(name, await ContentAsync(write), cancellationToken);
        return _containers[audience].GetBlobClient(name).Uri.ToString();
    }

    /// <inheritdoc/>
    public async Task<bool> CreateAsync(Audience audience, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        await _containers[audience].CreateAsync(name, content, cancellationToken);

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(Audience audience, string name, CancellationToken cancellationToken) =>
        (await _containers[audience].ReadAsync(name, cancellationToken))?.Content.ToMemory();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListAsync(Audience audience, string prefix, CancellationToken cancellationToken) =>
        await _containers[audience].ListAsync(prefix, cancellationToken).Select(blob => blob.Name).ToListAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task DeleteAsync(Audience audience, string name, CancellationToken cancellationToken)
    {
        if (await _containers[audience].ExistsAsync(cancellationToken))
        {
            await _containers[audience].DeleteBlobIfExistsAsync(name, cancellationToken: cancellationToken);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ContentAsync(Func<Stream, Task> write)
    {
        using var stream = new MemoryStream();
        await write(stream);
        return stream.ToArray();
    }
}
