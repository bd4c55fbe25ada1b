using System.Globalization;
using System.Security.Cryptography;
using Advocacy.Stores.Files;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Advocacy.Stores.Sqlite;

/// <summary>The file of the embedded store. It appears whole, with its tables, so that one that holds nothing was cut off, and is never
/// taken for a new one.</summary>
internal static class SqliteFile
{
    private const int MostTries = 20;
    private static readonly string[] Suffixes = ["", "-wal", "-shm"];

    /// <summary>Makes the file where there is none, and lets only its owner read it.</summary>
    /// <exception cref="InvalidDataException">It is a folder, or was cut off.</exception>
    public static void Ensure(string path)
    {
        if (Directory.Exists(path))
        {
            throw new InvalidDataException($"the store {path} is a folder; name a file with --store");
        }

        for (var tries = MostTries; !File.Exists(path); tries--)
        {
            // A process that clears up after dead writers can take a file that is just being made for one of theirs.
            if (!TryMake(path) && tries == 0)
            {
                throw new IOException($"the store {path} cannot be made: somebody deletes it while it is being made, or there is no room");
            }
        }

        // Of an older version it may be that the log alone holds something yet.
        if (new FileInfo(path) is { Length: 0 } && new FileInfo(path + "-wal") is not { Exists: true, Length: > 0 })
        {
            throw new InvalidDataException(
                $"the store {path} holds nothing, not even its tables: it was cut off. Bring back a copy of it, or delete it to begin anew"
            );
        }

        foreach (var suffix in Suffixes)
        {
            AtomicFile.MakePrivate(path + suffix);
        }
    }

    /// <summary>Whether this process may only read it.</summary>
    public static bool IsReadOnly(string path)
    {
        // SQLite itself opens it: closing another handle would take this process's locks from its other connections (POSIX).
        var source = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
        };
        using var connection = new SqliteConnection(source.ToString());
        try
        {
            connection.Open();
            return raw.sqlite3_db_readonly(connection.Handle, "main") == 1;
        }
        catch (SqliteException)
        {
            return true;
        }
    }

    /// <summary>What opens a file that may only be read. Without a log nobody writes, and SQLite must not want to make one; a log that is
    /// there is read with its index.</summary>
    public static string ReadOnlySource(string path) =>
        File.Exists(path + "-wal") ? path : $"{new Uri(Path.GetFullPath(path)).AbsoluteUri}?immutable=1";

    /// <summary>Holds a file that is being made; null where somebody who clears up looks at it just then.</summary>
    private static IDisposable? HoldOrNull(string part)
    {
        try
        {
            return AtomicFile.Hold(part);
        }
        // It may have deleted it already.
        catch (IOException) when (Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(part))))
        {
            return null;
        }
    }

    /// <summary>Makes the file; of several who do so at the same time the first one's stays.</summary>
    /// <returns>False where it was deleted before it was whole.</returns>
    private static bool TryMake(string path)
    {
        var part = string.Create(
            CultureInfo.InvariantCulture,
            $"{path}.{Environment.ProcessId}-{RandomNumberGenerator.GetInt32(int.MaxValue)}.part"
        );
        try
        {
            // Let go of before it has its name: to close it later would take the locks of whoever
            // in this process has it open by then (POSIX).
            using (var hold = HoldOrNull(part))
            {
                if (hold is null)
                {
                    return false;
                }

                Fill(part);
            }

            File.Move(part, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(part);
            return true;
        }
        catch (Exception e) when (e is SqliteException or FileNotFoundException && !File.Exists(part))
        {
            return false;
        }
    }

    private static void Fill(string part)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = part, Pooling = false }.ToString());
        connection.Open();
        // A journal beside it would outlive a process that is killed here.
        using var pragma = connection.CreateCommand();
        pragma.CommandText = "PRAGMA journal_mode = MEMORY";
        pragma.ExecuteNonQuery();
        SqliteSchema.Ensure(connection);
    }
}
