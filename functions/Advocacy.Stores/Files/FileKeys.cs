using System.Security.Cryptography;
using System.Text;
using Advocacy.Pipeline.Privacy;

namespace Advocacy.Stores.Files;

/// <summary>Keys in a folder, a file each that only its owner may read.</summary>
public sealed class FileKeys(string folder) : IKeys
{
    private const int Bytes = 32;

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The file holds no key: it was damaged.</exception>
    public async Task<ReadOnlyMemory<byte>> GetAsync(string name, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, $"{name}.key");
        if (!File.Exists(file))
        {
            // Another process may be quicker: then its key counts.
            await AtomicFile.CreateAsync(
                file,
                isPrivate: true,
                Encoding.ASCII.GetBytes(Convert.ToHexString(RandomNumberGenerator.GetBytes(Bytes))),
                cancellationToken
            );
        }

        var text = (await File.ReadAllTextAsync(file, cancellationToken)).Trim();
        return text.Length == Bytes * 2 && text.All(char.IsAsciiHexDigit)
            ? Convert.FromHexString(text)
            : throw new InvalidDataException(
                $"{file} holds no key of {Bytes} bytes; put it back from a backup: with another key everybody is somebody else"
            );
    }
}
