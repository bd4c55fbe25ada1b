using System.Security.Cryptography;
using Advocacy.Pipeline.Ports;

namespace Advocacy.Adapters.Files;

/// <summary>Keys in a folder, a file each that only its owner may read.</summary>
public sealed class FileKeys(string folder) : IKeys
{
    private const int Bytes = 32;

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>> GetAsync(string name, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, $"{name}.key");
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(folder);
            await MakeAsync(file, cancellationToken);
        }

        return Convert.FromHexString((await File.ReadAllTextAsync(file, cancellationToken)).Trim());
    }

    private static async Task MakeAsync(string file, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        // Written whole under another name first: who finds the file finds the key.
        var part = $"{file}.{Convert.ToHexString(RandomNumberGenerator.GetBytes(4))}.part";
        await using (var stream = new StreamWriter(part, options))
        {
            await stream.WriteAsync(Convert.ToHexString(RandomNumberGenerator.GetBytes(Bytes)).AsMemory(), cancellationToken);
        }

        try
        {
            File.Move(part, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(part); // Another process was quicker: its key counts.
        }
    }
}
