using System.Text;
using System.Text.Json;
using Advocacy.Domain.Merging;
using Advocacy.Pipeline.Queues;
using Azure.Storage.Blobs;

namespace Advocacy.Stores.Storage;

/// <summary>Keeps long messages in a container; the claim names the blob by the hash of what it holds. Blobs are not deleted here,
/// since a message can be delivered again: the container's lifecycle rule does, well after the longest life of a message.</summary>
public sealed class BlobClaimCheck(Uri endpoint) : IClaimCheck
{
    private const string Member = "advocacyClaim";
    private static readonly byte[] Beginning = Encoding.UTF8.GetBytes($"{{\"{Member}\":");
    private readonly BlobContainerClient _container = StorageAccount.Container(endpoint, "claims");

    /// <summary>Stores a message.</summary>
    /// <returns>The claim to it.</returns>
    public async Task<ReadOnlyMemory<byte>> CheckInAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        var name = Fingerprint.Hex(message.Span);
        await _container.WriteAsync(name, message, cancellationToken);
        return JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { [Member] = name });
    }

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>?> FindAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) =>
        NameIn(message) is { } name ? (await _container.ReadAsync(name, cancellationToken))?.Content.ToMemory() : message;

    private static string? NameIn(ReadOnlyMemory<byte> message)
    {
        if (!message.Span.StartsWith(Beginning))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(message.Span)?[Member];
        }
        catch (JsonException)
        {
            return null; // Somebody's bad row that looks like a claim.
        }
    }
}
