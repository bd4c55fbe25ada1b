using System.Runtime.CompilerServices;
using System.Text;
using Advocacy.Pipeline.Privacy;
using Azure.Storage.Blobs;

namespace Advocacy.Stores.Storage;

/// <summary>Long messages as a place where people may be named.</summary>
public sealed class BlobPersonalData(Uri endpoint) : IPersonalData
{
    private readonly BlobContainerClient _claims = StorageAccount.Container(endpoint, "claims");

    /// <inheritdoc/>
    public string Place => "long messages";

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> FindAsync(PersonNames names, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (_, content) in NamingAsync(_claims, names, cancellationToken))
        {
            yield return Encoding.UTF8.GetString(content.Span);
        }
    }

    /// <inheritdoc/>
    public async Task<Swept> EraseAsync(PersonNames names, bool isLast, CancellationToken cancellationToken)
    {
        var erased = 0;
        // A message may still claim it: it finds what is left.
        await foreach (var (name, content) in NamingAsync(_claims, names, cancellationToken))
        {
            await _claims.WriteAsync(name, names.Without(content) ?? Encoding.UTF8.GetBytes("[]"), cancellationToken);
            erased++;
        }

        return new(erased);
    }

    private static async IAsyncEnumerable<(string Name, ReadOnlyMemory<byte> Content)> NamingAsync(
        BlobContainerClient container,
        PersonNames names,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        foreach (var blob in await container.ListAsync("", cancellationToken).ToListAsync(cancellationToken))
        {
            if (await container.ReadAsync(blob.Name, cancellationToken) is { } stored && names.In(stored.Content.ToMemory().Span))
            {
                yield return (blob.Name, stored.Content.ToMemory());
            }
        }
    }
}
