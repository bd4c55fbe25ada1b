using System.Text;
using Advocacy.Pipeline.Outputs;

namespace Advocacy.Sources.Drop;

/// <summary>A folder among the outputs into which people or programs put files: what lies in it itself waits; its folders hold what was
/// dealt with, and word of each file in word.</summary>
/// <param name="outputs">The outputs.</param>
/// <param name="audience">Whose it is.</param>
/// <param name="folder">The folder, with a slash at the end.</param>
internal sealed class WatchedFolder(IOutputs outputs, Audience audience, string folder)
{
    // As the lifecycle rule of the container has it.
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>Where word of the files is.</summary>
    public string Word => $"{folder}word/";

    /// <summary>The files that wait.</summary>
    public async Task<IReadOnlyList<string>> WaitingAsync(CancellationToken cancellationToken) =>
        [.. (await AllAsync(cancellationToken)).Where(IsWaiting)];

    /// <summary>Every file in it and below.</summary>
    public Task<IReadOnlyList<string>> AllAsync(CancellationToken cancellationToken) =>
        outputs.ListAsync(audience, folder, cancellationToken);

    /// <summary>Whether a file waits, and was not dealt with.</summary>
    public bool IsWaiting(string file) =>
        !file[folder.Length..].Contains('/', StringComparison.Ordinal) && !file[folder.Length..].StartsWith('.');

    /// <summary>Lets go of files that were dealt with a month ago, and of word of them.</summary>
    public async Task ExpireAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var kept in new[] { $"{folder}done/", $"{folder}failed/", Word })
        {
            await outputs.ExpireAsync(audience, kept, now - KeptFor, cancellationToken);
        }
    }

    /// <summary>What a file holds; null where it is gone.</summary>
    public Task<ReadOnlyMemory<byte>?> ReadAsync(string file, CancellationToken cancellationToken) =>
        outputs.ReadAsync(audience, file, cancellationToken);

    /// <summary>Writes a file in the place of any.</summary>
    public Task WriteAsync(string file, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        outputs.WriteAsync(audience, file, stream => stream.WriteAsync(content, cancellationToken).AsTask(), cancellationToken);

    /// <summary>Takes a file away.</summary>
    public Task DeleteAsync(string file, CancellationToken cancellationToken) => outputs.DeleteAsync(audience, file, cancellationToken);

    /// <summary>A file to read from; null where it is gone.</summary>
    public Task<OpenedFile?> OpenAsync(string file, CancellationToken cancellationToken) =>
        outputs.OpenAsync(audience, file, cancellationToken);

    /// <summary>Takes a file out of those that wait, and leaves word of it. A file that is longer or shorter than it was when it was read
    /// has been put there anew since, or was still being copied: it goes on waiting.</summary>
    /// <param name="file">The file.</param>
    /// <param name="length">Its length when it was read, in bytes.</param>
    /// <param name="word">What came of it.</param>
    /// <param name="keptIn">The folder in which it is kept, or null.</param>
    /// <param name="cancellationToken">Stops between the steps; done again it changes nothing.</param>
    public async Task CloseAsync(string file, long length, string word, string? keptIn, CancellationToken cancellationToken)
    {
        var name = file[folder.Length..];
        await using (var content = await OpenAsync(file, cancellationToken))
        {
            if (content is not null && content.Length != length)
            {
                return;
            }

            if (content is not null && keptIn is not null)
            {
                await outputs.WriteAsync(
                    audience,
                    $"{folder}{keptIn}/{name}",
                    stream => content.Content.CopyToAsync(stream, cancellationToken),
                    cancellationToken
                );
            }
        }

        await outputs.WriteAsync(
            audience,
            $"{Word}{name}.txt",
            stream => stream.WriteAsync(Encoding.UTF8.GetBytes(word + "\n"), cancellationToken).AsTask(),
            cancellationToken
        );
        await DeleteAsync(file, cancellationToken);
    }
}
