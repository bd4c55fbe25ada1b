using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Advocacy.Stores.Files;

/// <summary>Writes files that appear whole or not at all: under another name first, then renamed. Two who write the same file at once both
/// succeed; the last one's stands.</summary>
internal static partial class AtomicFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnersFolder = OwnerOnly | UnixFileMode.UserExecute;
    private const string Turn = ".lock";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Whether a file is one that is not whole yet, or only keeps a turn.</summary>
    public static bool IsUnfinished(string path) => Unfinished().IsMatch(path) || Path.GetFileName(path) == Turn;

    /// <summary>Writes a file and makes its folder where it is missing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isPrivate">Whether only its owner may read it, and a folder that is made for it.</param>
    /// <param name="write">Writes its content.</param>
    /// <returns>The path.</returns>
    public static async Task<string> WriteAsync(string path, bool isPrivate, Func<Stream, Task> write)
    {
        MakeFolderOf(path, isPrivate);
        await using var stream = Begin(path, isPrivate);
        try
        {
            await write(stream);
            stream.Flush(flushToDisk: true);
            File.Move(stream.Name, path, overwrite: true);
            return path;
        }
        catch
        {
            File.Delete(stream.Name);
            throw;
        }
    }

    /// <summary>Makes a file where there is none. Exactly one caller gets true: the one that made it.</summary>
    public static async Task<bool> CreateAsync(
        string path,
        bool isPrivate,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    )
    {
        await using var turn = await TurnAsync(path, isPrivate, cancellationToken);
        if (File.Exists(path))
        {
            return false;
        }

        await WriteAsync(path, isPrivate, stream => stream.WriteAsync(content, cancellationToken).AsTask());
        return true;
    }

    /// <summary>Waits for the turn to change files of a folder: one at a time, since a move that must not overwrite is two steps on Unix.
    /// The system gives the turn back when its holder dies.</summary>
    /// <param name="path">A file in the folder, which is made where it is missing.</param>
    /// <param name="isPrivate">Whether the folder is its owner's alone.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<IAsyncDisposable> TurnAsync(string path, bool isPrivate, CancellationToken cancellationToken)
    {
        MakeFolderOf(path, isPrivate);
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(FolderOf(path), Turn), Options(FileMode.OpenOrCreate, FileShare.None, isPrivate));
            }
            catch (IOException) when (Directory.Exists(FolderOf(path)))
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    /// <summary>Deletes what writers that died have left in a folder and below; who writes now is not disturbed.</summary>
    /// <returns>Files deleted, and whether somebody writes now.</returns>
    public static (int Deleted, bool IsWriting) DeleteUnfinished(string folder)
    {
        var (deleted, isWriting) = (0, false);
        foreach (
            var part in Directory.Exists(folder)
                ? Directory.EnumerateFiles(folder, "*.part", SearchOption.AllDirectories).Where(IsUnfinished).ToList()
                : []
        )
        {
            try
            {
                using var mine = new FileStream(part, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
                deleted++;
            }
            catch (FileNotFoundException)
            {
                // Its writer has just renamed it.
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                isWriting = true;
            }
        }

        return (deleted, isWriting);
    }

    /// <summary>Lets only their owner read a file, or a folder and what is in it. What cannot be changed stays: it is somebody
    /// else's.</summary>
    public static void MakePrivate(string path)
    {
        if (OperatingSystem.IsWindows() || !Path.Exists(path) || (File.GetUnixFileMode(path) & ~OwnersFolder) == 0)
        {
            return;
        }

        try
        {
            File.SetUnixFileMode(path, Directory.Exists(path) ? OwnersFolder : OwnerOnly);
            foreach (var file in Directory.Exists(path) ? Directory.EnumerateFileSystemEntries(path) : [])
            {
                MakePrivate(file);
            }
        }
        catch (UnauthorizedAccessException) { }
    }

    /// <summary>Makes an empty file that only its owner may read, and says as long as it is held that its writer is alive. Windows says so
    /// by whoever has it open.</summary>
    public static IDisposable Hold(string path) =>
        new FileStream(
            path,
            Options(
                FileMode.CreateNew,
                OperatingSystem.IsWindows() ? FileShare.ReadWrite | FileShare.Delete : FileShare.None,
                isPrivate: true
            )
        );

    /// <summary>Begins the file that becomes another when it is whole. It may be renamed while it is open: whoever can open it exclusively
    /// knows that its writer is dead.</summary>
    private static FileStream Begin(string path, bool isPrivate)
    {
        FileStream New() =>
            new(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path}.{Environment.ProcessId}-{RandomNumberGenerator.GetInt32(int.MaxValue)}.part"
                ),
                Options(FileMode.CreateNew, FileShare.Delete, isPrivate)
            );
        try
        {
            return New();
        }
        catch (IOException) when (Directory.Exists(FolderOf(path)))
        {
            // Between its making and its lock somebody who clears up can take it for a dead one's.
            return New();
        }
    }

    private static FileStreamOptions Options(FileMode mode, FileShare share, bool isPrivate)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            Share = share,
        };
        if (isPrivate && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return options;
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;

    private static void MakeFolderOf(string path, bool isPrivate)
    {
        if (isPrivate && !OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(FolderOf(path), OwnersFolder);
        }
        else
        {
            Directory.CreateDirectory(FolderOf(path));
        }
    }

    [GeneratedRegex(@"\.\d+-\d+\.part$")]
    private static partial Regex Unfinished();
}
