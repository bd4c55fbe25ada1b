namespace Advocacy.Adapters.Files;

/// <summary>Writes files that appear whole or not at all: under another name first, then renamed.</summary>
internal static class AtomicFile
{
    /// <summary>How the names of files that are not whole yet end.</summary>
    public const string Unfinished = ".part";

    /// <summary>Writes a file and makes its folder where it is missing.</summary>
    /// <returns>The path.</returns>
    public static async Task<string> WriteAsync(string path, Func<Stream, Task> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var part = path + Unfinished;
        try
        {
            var stream = new FileStream(part, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
            await using (stream)
            {
                await write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(part, path, overwrite: true);
            return path;
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }
}
