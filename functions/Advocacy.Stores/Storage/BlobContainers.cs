using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Advocacy.Stores.Storage;

/// <summary>What the stores do with a container. It is made when it is first written to and is not there: in Azure the deployment
/// made it, and the identity needs no right to.</summary>
internal static class BlobContainers
{
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>Writes a blob in the place of any.</summary>
    public static Task WriteAsync(
        this BlobContainerClient container,
        string name,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    ) => container.WriteAsync(name, content, new BlobUploadOptions(), cancellationToken);

    /// <summary>Writes a blob where its conditions hold.</summary>
    public static async Task WriteAsync(
        this BlobContainerClient container,
        string name,
        ReadOnlyMemory<byte> content,
        BlobUploadOptions options,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await container.GetBlobClient(name).UploadAsync(new BinaryData(content), options, cancellationToken);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await container.GetBlobClient(name).UploadAsync(new BinaryData(content), options, cancellationToken);
        }
    }

    /// <summary>Makes a blob where there is none; if several try, exactly one succeeds.</summary>
    /// <returns>Whether it was made.</returns>
    public static async Task<bool> CreateAsync(
        this BlobContainerClient container,
        string name,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await container.WriteAsync(
                name,
                content,
                new BlobUploadOptions { Conditions = new() { IfNoneMatch = ETag.All } },
                cancellationToken
            );
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return false;
        }
    }

    /// <summary>Makes the container where it is not there, as the writes do.</summary>
    public static async Task CreateIfMissingAsync(this BlobContainerClient container, CancellationToken cancellationToken)
    {
        if (!await container.ExistsAsync(cancellationToken))
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        }
    }

    /// <summary>A blob with its ETag, or null where there is none.</summary>
    public static async Task<(BinaryData Content, ETag ETag)?> ReadAsync(
        this BlobContainerClient container,
        string name,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var blob = await container.GetBlobClient(name).DownloadContentAsync(cancellationToken);
            return (blob.Value.Content, blob.Value.Details.ETag);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound || e.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            return null;
        }
    }

    /// <summary>What is known of a blob; null where there is none.</summary>
    public static async Task<BlobProperties?> PropertiesAsync(
        this BlobContainerClient container,
        string name,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await container.GetBlobClient(name).GetPropertiesAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Sets the metadata of a blob; it has another ETag then.</summary>
    /// <returns>False where there is none.</returns>
    public static async Task<bool> SetMetadataAsync(
        this BlobContainerClient container,
        string name,
        IDictionary<string, string> metadata,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await container.GetBlobClient(name).SetMetadataAsync(metadata, cancellationToken: cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return false;
        }
    }

    /// <summary>Deletes a blob that has an ETag; one that has another, or is not there, is passed over.</summary>
    public static async Task DeleteUnchangedAsync(
        this BlobContainerClient container,
        string name,
        ETag etag,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await container
                .GetBlobClient(name)
                .DeleteIfExistsAsync(conditions: new() { IfMatch = etag }, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ConditionNotMet) { }
    }

    /// <summary>The blobs whose names begin so, in order of name; none where there is no container.</summary>
    public static async IAsyncEnumerable<BlobItem> ListAsync(
        this BlobContainerClient container,
        string prefix,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (!await container.ExistsAsync(cancellationToken))
        {
            yield break;
        }

        await foreach (var blob in container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, prefix, cancellationToken))
        {
            yield return blob;
        }
    }

    /// <summary>Deletes blobs whose names begin so, but those to be kept and those of the last hour before the newest: somebody may
    /// be about to point to one, or still be reading it.</summary>
    public static async Task DeleteOldAsync(
        this BlobContainerClient container,
        string prefix,
        Func<string, bool> isKept,
        CancellationToken cancellationToken
    )
    {
        var blobs = await container.ListAsync(prefix, cancellationToken).ToListAsync(cancellationToken);
        var old = blobs.Max(blob => blob.Properties.LastModified) - Grace;
        foreach (var blob in blobs.Where(blob => !isKept(blob.Name) && blob.Properties.LastModified < old))
        {
            await container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellationToken);
        }
    }
}

/// <summary>A small blob that names the version that counts. What it points at is written first, under a new name, and readers
/// see the one version or the other, never half of one.</summary>
internal sealed class BlobPointer(BlobContainerClient container, string name)
{
    /// <summary>The version that counts, with the ETag under which it was read; nulls where none was published.</summary>
    public async Task<(string? Version, ETag? ETag)> ReadAsync(CancellationToken cancellationToken) =>
        await container.ReadAsync(name, cancellationToken) is { } blob
            ? (blob.Content.ToObjectFromJson<Pointed>(JsonSerializerOptions.Web)!.Version, blob.ETag)
            : (null, null);

    /// <summary>Points to another version, if nobody else has since the ETag.</summary>
    /// <returns>False where somebody else has.</returns>
    public async Task<bool> SwitchAsync(string version, ETag? since, CancellationToken cancellationToken)
    {
        var conditions = since is { } etag
            ? new BlobRequestConditions { IfMatch = etag }
            : new BlobRequestConditions { IfNoneMatch = ETag.All };
        try
        {
            await container.WriteAsync(
                name,
                JsonSerializer.SerializeToUtf8Bytes(new Pointed(version), JsonSerializerOptions.Web),
                new BlobUploadOptions { Conditions = conditions },
                cancellationToken
            );
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return false;
        }
    }

    private sealed record Pointed(string Version);
}
