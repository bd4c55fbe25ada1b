using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Advocacy.Adapters.Storage;

/// <summary>A small blob that names the version that counts. What it points at is written first, under a new name, and readers
/// see the one version or the other, never half of one.</summary>
internal sealed class BlobPointer(BlobContainerClient container, string name)
{
    /// <summary>The version that counts, with the ETag under which it was read; nulls where none was published.</summary>
    public async Task<(string? Version, ETag? ETag)> ReadAsync(CancellationToken cancellationToken) =>
        await container.ReadAsync(name, cancellationToken) is { } blob ? (blob.Content.ToObjectFromJson<Pointed>(JsonSerializerOptions.Web)!.Version, blob.ETag) : (null, null);

    /// <summary>Points to another version, if nobody else has since the ETag.</summary>
    /// <returns>False where somebody else has.</returns>
    public async Task<bool> SwitchAsync(string version, ETag? since, CancellationToken cancellationToken)
    {
        var conditions = since is { } etag ? new BlobRequestConditions { IfMatch = etag } : new BlobRequestConditions { IfNoneMatch = ETag.All };
        try
        {
            await container.WriteAsync(name, JsonSerializer.SerializeToUtf8Bytes(new Pointed(version), JsonSerializerOptions.Web), new BlobUploadOptions { Conditions = conditions }, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return false;
        }
    }

    private sealed record Pointed(string Version);
}
