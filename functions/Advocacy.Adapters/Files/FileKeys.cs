using System.Security.Cryptography;
using Advocacy.Pipeline.Ports;

namespace Advocacy.Adapters.Files;

/// <summary>Keys in a folder, a file each that only its owner may read.</summary>
public sealed class FileKeys(string folder) : IKeys
{
    private const int Bytes = 32;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>> GetAsync(string name, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, $"{name}.key");
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(folder);
            using var turn = await TurnAsync(cancellationToken);
            // Another process may have been quicker: then its key counts.
            if (!File.Exists(file))
            {
                await MakeAsync(file, cancellationToken);
            }
        }

        return Convert.FromHexString((await File.ReadAllTextAsync(file, cancellationToken)).Trim());
    }

    /// <summary>Written whole under another name first: who finds the file finds the key.</summary>
    private static async Task MakeAsync(string file, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var stream = new StreamWriter(file + ".part", options))
        {
            await stream.WriteAsync(Convert.ToHexString(RandomNumberGenerator.GetBytes(Bytes)).AsMemory(), cancellationToken);
        }

        File.Move(file + ".part", file);
    }

    /// <summary>One maker at a time: a move that must not overwrite is two steps on Unix. The system gives the lock back when its holder dies.</summary>
    private async Task<FileStream> TurnAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(folder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Directory.Exists(folder))
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }
}
