using Advocacy.Pipeline.Runs;

namespace Advocacy.Stores.Files;

/// <summary>Leases of one machine: a file each, which the holder keeps open for itself. When a process dies the system closes it. The
/// file's time says since when it is held; it is not deleted, since a waiting process may have opened it already.</summary>
/// <param name="folder">The folder of the files; made when the first lease is taken.</param>
/// <param name="clock">Tells since when.</param>
public sealed class FileLeases(string folder, TimeProvider clock) : ILeases
{
    private const int Tries = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <inheritdoc/>
    public async Task<ILease?> TryTakeAsync(string name, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{name}.lock");
        // Somebody who only looks holds it too, for a moment.
        for (var left = Tries; ; left--)
        {
            if (Open(path) is { } file)
            {
                File.SetLastWriteTimeUtc(path, clock.GetUtcNow().UtcDateTime);
                return new Held(file);
            }

            if (left == 1)
            {
                return null;
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task<bool> IsAnyHeldSinceAsync(DateTimeOffset at, CancellationToken cancellationToken) =>
        Task.FromResult(
            Directory.Exists(folder)
                && Directory.EnumerateFiles(folder, "*.lock").Any(path => File.GetLastWriteTimeUtc(path) <= at.UtcDateTime && IsHeld(path))
        );

    private static bool IsHeld(string path)
    {
        using var file = Open(path);
        return file is null;
    }

    /// <summary>Opens a file for oneself; null where somebody else has it.</summary>
    private static FileStream? Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    private sealed class Held(FileStream file) : ILease
    {
        /// <summary>A file that is open stays so.</summary>
        public CancellationToken Lost => CancellationToken.None;

        public ValueTask DisposeAsync() => file.DisposeAsync();
    }
}
