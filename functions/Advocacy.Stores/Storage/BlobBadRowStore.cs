using System.Runtime.CompilerServices;
using System.Text.Json;
using Advocacy.Pipeline.Events;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Advocacy.Stores.Storage;

/// <summary>Bad rows in a container, a blob a row, named by its id: they are listed in order of id, and counted by the reason that
/// is in their metadata, so that listing them reads no content.</summary>
public sealed class BlobBadRowStore(Uri endpoint) : IBadRowStore
{
    private const string Reason = "reason";
    private const string Held = "held";
    private const int MostSideBySide = 8;
    private readonly BlobContainerClient _container = StorageAccount.Container(endpoint, "bad-rows");

    /// <inheritdoc/>
    public Task AddAsync(IReadOnlyList<BadRow> rows, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(rows, SideBySide(cancellationToken), async (row, cancellation) => await AddAsync(row, cancellation));

    /// <inheritdoc/>
    public async IAsyncEnumerable<BadRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var blob in _container.ListAsync("", cancellationToken))
        {
            if (await _container.ReadAsync(blob.Name, cancellationToken) is { } stored)
            {
                yield return stored.Content.ToObjectFromJson<Stored>(JsonSerializerOptions.Web)!.Row;
            }
        }
    }

    /// <inheritdoc/>
    public Task RemoveAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            ids,
            SideBySide(cancellationToken),
            async (id, cancellation) => await _container.DeleteBlobIfExistsAsync(id, cancellationToken: cancellation)
        );

    /// <inheritdoc/>
    public Task HoldAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            ids,
            SideBySide(cancellationToken),
            async (id, cancellation) =>
            {
                if (await _container.PropertiesAsync(id, cancellation) is { } blob)
                {
                    await _container.SetMetadataAsync(id, new Dictionary<string, string>(blob.Metadata) { [Held] = "1" }, cancellation);
                }
            }
        );

    /// <inheritdoc/>
    public Task RemoveHeldAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            ids,
            SideBySide(cancellationToken),
            async (id, cancellation) =>
            {
                if (await _container.PropertiesAsync(id, cancellation) is { } blob && blob.Metadata.ContainsKey(Held))
                {
                    await _container.DeleteUnchangedAsync(id, blob.ETag, cancellation);
                }
            }
        );

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<BadRowReason, long>> CountAsync(CancellationToken cancellationToken)
    {
        var counts = new Dictionary<BadRowReason, long>();
        await foreach (var blob in _container.ListAsync("", cancellationToken))
        {
            var reason = Enum.Parse<BadRowReason>(blob.Metadata[Reason]);
            counts[reason] = counts.GetValueOrDefault(reason) + 1;
        }

        return counts;
    }

    private static ParallelOptions SideBySide(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = MostSideBySide, CancellationToken = cancellationToken };

    private async Task AddAsync(BadRow row, CancellationToken cancellationToken)
    {
        var metadata = new Dictionary<string, string> { [Reason] = row.Problem.Reason.ToString() };
        var options = new BlobUploadOptions
        {
            Conditions = new() { IfNoneMatch = ETag.All },
            Metadata = metadata,
        };
        for (var isWritten = false; !isWritten;)
        {
            try
            {
                await _container.WriteAsync(
                    row.Id,
                    JsonSerializer.SerializeToUtf8Bytes(Stored.Of(row), JsonSerializerOptions.Web),
                    options,
                    cancellationToken
                );
                isWritten = true;
            }
            catch (RequestFailedException e) when (e.Status is 409 or 412)
            {
                // The first of an id stays, and is held no more; where it has gone meanwhile, this one is the first.
                isWritten = await _container.SetMetadataAsync(row.Id, metadata, cancellationToken);
            }
        }
    }

    private sealed record Stored(
        byte[] Payload,
        long Length,
        string ContentHash,
        BadRowReason Reason,
        string Path,
        string Stage,
        string Origin,
        DateTimeOffset ReceivedAt
    )
    {
        public BadRow Row => new(Payload, Length, ContentHash, new(Reason, Path), Stage, Origin, ReceivedAt);

        public static Stored Of(BadRow row) =>
            new(
                row.Payload.ToArray(),
                row.Length,
                row.ContentHash,
                row.Problem.Reason,
                row.Problem.Path,
                row.Stage,
                row.Origin,
                row.ReceivedAt
            );
    }
}
