using System.IO.Compression;
using System.Runtime.CompilerServices;
using Advocacy.Pipeline.Ingest;

namespace Advocacy.Sources.Drop;

/// <summary>Event files: .jsonl and .jsonl.gz, and folders of them, in order of name.</summary>
public sealed class EventFiles : IEventSource
{
    private const int BufferBytes = 64 * 1024;
    private readonly IReadOnlyList<string> _files;

    private EventFiles(IReadOnlyList<string> files) => _files = files;

    /// <summary>The files found.</summary>
    public int Count => _files.Count;

    /// <summary>Length of all files, in bytes.</summary>
    public long Length => _files.Sum(file => new FileInfo(file).Length);

    /// <summary>The files at paths; a folder stands for the event files in it and below.</summary>
    /// <exception cref="FileNotFoundException">A path that is no file or folder, or a folder without event files.</exception>
    /// <exception cref="InvalidDataException">A path that is a table.</exception>
    public static EventFiles At(IEnumerable<string> paths) => new([.. paths.SelectMany(FilesAt).Distinct(StringComparer.Ordinal)]);

    /// <inheritdoc/>
    public async IAsyncEnumerable<SourceLine> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in _files)
        {
            using var raw = new FileStream(
                file,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite,
                BufferBytes,
                FileOptions.SequentialScan | FileOptions.Asynchronous
            );
            await foreach (var line in ReadAsync(file, raw, cancellationToken))
            {
                yield return line;
            }
        }
    }

    /// <summary>Whether a file of a name is one of events.</summary>
    internal static bool IsEventFile(string name) =>
        name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".jsonl.gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>The lines of one file.</summary>
    internal static async IAsyncEnumerable<SourceLine> ReadAsync(
        string name,
        Stream raw,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var stream = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(raw, CompressionMode.Decompress) : raw;
        var lines = new LineReader(stream, Path.GetFileName(name));
        while (await NextAsync(lines, cancellationToken) is { } line)
        {
            yield return line;
            if (line.IsUnreadable)
            {
                break;
            }
        }
    }

    /// <summary>The next line, or one that stands for the rest of a damaged archive.</summary>
    private static async ValueTask<SourceLine?> NextAsync(LineReader lines, CancellationToken cancellationToken)
    {
        try
        {
            return await lines.ReadAsync(cancellationToken);
        }
        catch (InvalidDataException)
        {
            return lines.Unreadable();
        }
    }

    private static void RefuseTable(string path)
    {
        if (Path.GetExtension(path).ToUpperInvariant() is ".CSV" or ".TSV" or ".XLSX" or ".XLS")
        {
            throw new InvalidDataException(
                $"'{path}' is a table, and these are files of events: put a platform's export into the folder 'drop' of --out and say "
                    + "'sources collect drop'; answers to a survey are for 'survey FILE'"
            );
        }
    }

    private static IEnumerable<string> FilesAt(string path)
    {
        if (File.Exists(path))
        {
            RefuseTable(path);
            return [Path.GetFullPath(path)];
        }

        if (!Directory.Exists(path))
        {
            throw new FileNotFoundException($"there is no file or folder '{path}'", path);
        }

        var files = Directory
            .EnumerateFiles(Path.GetFullPath(path), "*", SearchOption.AllDirectories)
            .Where(IsEventFile)
            .Order(StringComparer.Ordinal)
            .ToList();
        return files.Count > 0 ? files : throw new FileNotFoundException($"there is no .jsonl or .jsonl.gz file in '{path}'", path);
    }
}
