using System.Diagnostics;
using System.Globalization;

namespace Advocacy.Stores.Sqlite;

/// <summary>Another process keeps the store locked.</summary>
/// <param name="file">The store's file.</param>
/// <param name="inner">What it came from.</param>
public sealed class StoreLockedException(string file, Exception inner)
    : Exception($"the store {file} is locked by another process{HoldersOf(file)}; try again when it is done", inner)
{
    private const int MostNamed = 5;

    /// <summary>The processes that have the file open, where the system says so.</summary>
    private static string HoldersOf(string file)
    {
        if (!OperatingSystem.IsLinux())
        {
            return "";
        }

        var path = Path.GetFullPath(file);
        List<string> holders =
        [
            .. Process
                .GetProcesses()
                .Where(process => process.Id != Environment.ProcessId && HasOpen(process, path))
                .Take(MostNamed)
                .Select(process => string.Create(CultureInfo.InvariantCulture, $"{process.ProcessName}, process {process.Id}")),
        ];
        return holders.Count == 0 ? "" : $" ({string.Join("; ", holders)})";
    }

    private static bool HasOpen(Process process, string path)
    {
        try
        {
            return Directory
                .EnumerateFileSystemEntries(string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/fd"))
                .Any(handle => File.ResolveLinkTarget(handle, returnFinalTarget: false)?.FullName == path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // It has ended, or is somebody else's.
        }
    }
}

/// <summary>The store's file was made by another version of this program, or by another program.</summary>
/// <param name="found">Its schema version; 0 for a file of another program.</param>
/// <param name="expected">The version that this program reads.</param>
public sealed class StoreVersionException(long found, long expected)
    : Exception(
        found == 0
            ? "the file is a database of another program"
            : string.Create(CultureInfo.InvariantCulture, $"the store has schema version {found}, this program reads version {expected}")
    );
