using System.Text;
using Advocacy.Domain.Merging;
using Azure.Storage.Blobs;

namespace Advocacy.Adapters.Storage;

/// <summary>Files that belong together: written under a version named by their content, then published by a pointer,
/// set/current.json. Older versions are deleted after a while.</summary>
internal sealed class BlobSet(BlobContainerClient container, string set)
{
    private readonly BlobPointer _pointer = new(container, $"{set}/current.json");

    /// <summary>Publishes files in the place of the last.</summary>
    /// <returns>Where they are.</returns>
    public async Task<IReadOnlyList<string>> PublishAsync(IReadOnlyList<(string Name, ReadOnlyMemory<byte> Content)> files, CancellationToken cancellationToken)
    {
        var version = Fingerprint.Hex(Encoding.UTF8.GetBytes(string.Concat(files.Select(file => $"{file.Name}:{Fingerprint.Hex(file.Content.Span)}\n"))))[..16];
        var (last, etag) = await _pointer.ReadAsync(cancellationToken);
        foreach (var (name, content) in last == version ? [] : files)
        {
            await container.WriteAsync(NameOf(version, name), content, cancellationToken);
        }

        while (last != version && !await _pointer.SwitchAsync(version, etag, cancellationToken))
        {
            (last, etag) = await _pointer.ReadAsync(cancellationToken);
        }

        await container.DeleteOldAsync($"{set}/", name => name == $"{set}/current.json" || name.StartsWith($"{set}/{version}/", StringComparison.Ordinal), cancellationToken);
        return [.. files.Select(file => container.GetBlobClient(NameOf(version, file.Name)).Uri.ToString())];
    }

    /// <summary>A file of the published version, or null where none is published.</summary>
    public async Task<BinaryData?> ReadAsync(string name, CancellationToken cancellationToken) =>
        (await _pointer.ReadAsync(cancellationToken)).Version is { } version ? (await container.ReadAsync(NameOf(version, name), cancellationToken))?.Content : null;

    private string NameOf(string version, string name) => $"{set}/{version}/{name}";
}
