using Advocacy.Pipeline.Outputs;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Advocacy.Stores.Storage;

/// <summary>Outputs in a container for each audience, so that rights can be given by container.</summary>
internal sealed class BlobOutputs(Uri endpoint) : IOutputs
{
    private const int NotFound = 404;

    private readonly Dictionary<Audience, BlobContainerClient> _containers = new()
    {
        [Audience.Marketing] = StorageAccount.Container(endpoint, "reports"),
        [Audience.HumanResources] = StorageAccount.Container(endpoint, "lists"),
        [Audience.Engineers] = StorageAccount.Container(endpoint, "operations"),
        [Audience.Auditors] = StorageAccount.Container(endpoint, "audit"),
        [Audience.Directory] = StorageAccount.Container(endpoint, "directory"),
        [Audience.Accounts] = StorageAccount.Container(endpoint, "accounts"),
    };

    /// <inheritdoc/>
    public async Task<string> WriteAsync(Audience audience, string name, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        await _containers[audience].WriteAsync(name, await ContentAsync(write), cancellationToken);
        return _containers[audience].GetBlobClient(name).Uri.ToString();
    }

    /// <inheritdoc/>
    public async Task<bool> CreateAsync(
        Audience audience,
        string name,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    ) => await _containers[audience].CreateAsync(name, content, cancellationToken);

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(Audience audience, string name, CancellationToken cancellationToken) =>
        (await _containers[audience].ReadAsync(name, cancellationToken))?.Content.ToMemory();

    /// <inheritdoc/>
    public async Task<OpenedFile?> OpenAsync(Audience audience, string name, CancellationToken cancellationToken)
    {
        try
        {
            var blob = _containers[audience].GetBlobClient(name);
            var properties = await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
            return new(await blob.OpenReadAsync(cancellationToken: cancellationToken), properties.Value.LastModified);
        }
        catch (RequestFailedException e) when (e.Status == NotFound)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task<bool> ChangeAsync(
        Audience audience,
        string name,
        Func<ReadOnlyMemory<byte>?, ReadOnlyMemory<byte>?> change,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var found = await _containers[audience].ReadAsync(name, cancellationToken);
            if (change(found?.Content.ToMemory()) is not { } changed)
            {
                return false;
            }

            var conditions = found is { } current
                ? new BlobRequestConditions { IfMatch = current.ETag }
                : new BlobRequestConditions { IfNoneMatch = ETag.All };
            try
            {
                await _containers[audience].WriteAsync(name, changed, new BlobUploadOptions { Conditions = conditions }, cancellationToken);
                return true;
            }
            catch (RequestFailedException e) when (e.Status is 409 or 412)
            {
                // Somebody else was quicker: what stands there now is changed.
            }
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListAsync(Audience audience, string prefix, CancellationToken cancellationToken) =>
        await _containers[audience].ListAsync(prefix, cancellationToken).Select(blob => blob.Name).ToListAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task ExpireAsync(Audience audience, string prefix, DateTimeOffset before, CancellationToken cancellationToken)
    {
        foreach (
            var blob in await _containers[audience]
                .ListAsync(prefix, cancellationToken)
                .Where(blob => blob.Properties.LastModified < before)
                .ToListAsync(cancellationToken)
        )
        {
            await _containers[audience].DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellationToken);
        }
    }

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
