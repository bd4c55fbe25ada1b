using Advocacy.Domain.Merging;
using Advocacy.Pipeline.Outputs;

namespace Advocacy.Stores.Files;

/// <summary>Outputs in a folder. What is not for marketing is readable by its owner alone.</summary>
internal sealed class FolderOutputs : IOutputs
{
    // The folders that people put files into are theirs to share.
    private static readonly string[] Private =
    [
        "accounts",
        "audit",
        "candidates",
        "effect",
        "keys",
        "ledger",
        "measured",
        "persons",
        "sources",
        "bad-rows.jsonl",
        "error.log",
        "feedback/failed",
        "feedback/word",
        "drop/done",
        "drop/failed",
        "drop/word",
    ];

    private static readonly string[] OfOthers = ["drop/", "feedback/"];

    private readonly string _folder;

    /// <summary>Outputs in a folder; what an earlier version wrote for everybody to read is closed.</summary>
    public FolderOutputs(string folder)
    {
        _folder = folder;
        foreach (var name in Private)
        {
            AtomicFile.MakePrivate(PathOf(name));
        }
    }

    /// <inheritdoc/>
    public Task<string> WriteAsync(Audience audience, string name, Func<Stream, Task> write, CancellationToken cancellationToken) =>
        AtomicFile.WriteAsync(MadePathOf(audience, name), IsPrivate(audience), write);

    /// <inheritdoc/>
    public Task<bool> CreateAsync(Audience audience, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        AtomicFile.CreateAsync(MadePathOf(audience, name), IsPrivate(audience), content, cancellationToken);

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(Audience audience, string name, CancellationToken cancellationToken)
    {
        try
        {
            return IsEmpty(PathOf(name)) ? ReadOnlyMemory<byte>.Empty : await File.ReadAllBytesAsync(PathOf(name), cancellationToken);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public Task<OpenedFile?> OpenAsync(Audience audience, string name, CancellationToken cancellationToken)
    {
        try
        {
            if (IsEmpty(PathOf(name)))
            {
                return Task.FromResult<OpenedFile?>(new(Stream.Null, new(File.GetLastWriteTimeUtc(PathOf(name)), TimeSpan.Zero)));
            }

            var content = new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Task.FromResult<OpenedFile?>(new(content, new(File.GetLastWriteTimeUtc(content.SafeFileHandle), TimeSpan.Zero)));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<OpenedFile?>(null);
        }
    }

    /// <inheritdoc/>
    public async Task<bool> ChangeAsync(
        Audience audience,
        string name,
        Func<ReadOnlyMemory<byte>?, ReadOnlyMemory<byte>?> change,
        CancellationToken cancellationToken
    )
    {
        await using var turn = await AtomicFile.TurnAsync(MadePathOf(audience, name), IsPrivate(audience), cancellationToken);
        if (change(await ReadAsync(audience, name, cancellationToken)) is not { } changed)
        {
            return false;
        }

        await WriteAsync(audience, name, stream => stream.WriteAsync(changed, cancellationToken).AsTask(), cancellationToken);
        return true;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListAsync(Audience audience, string prefix, CancellationToken cancellationToken)
    {
        var under = Path.GetDirectoryName(PathOf(prefix))!;
        // Where others put files, a link may lead to what is not theirs to read, such as a key.
        var mayNotLink = OfOthers.Any(folder => prefix.StartsWith(folder, StringComparison.Ordinal));
        return Task.FromResult<IReadOnlyList<string>>(
            !Directory.Exists(under)
                ? []
                :
                [
                    .. Directory
                        .EnumerateFiles(under, "*", SearchOption.AllDirectories)
                        .Where(file => !mayNotLink || new FileInfo(file).LinkTarget is null)
                        .Select(file => Path.GetRelativePath(_folder, file).Replace(Path.DirectorySeparatorChar, '/'))
                        .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && !AtomicFile.IsUnfinished(name))
                        .Order(TextOrder.Instance),
                ]
        );
    }

    /// <inheritdoc/>
    public async Task ExpireAsync(Audience audience, string prefix, DateTimeOffset before, CancellationToken cancellationToken)
    {
        foreach (var name in await ListAsync(audience, prefix, cancellationToken))
        {
            if (File.GetLastWriteTimeUtc(PathOf(name)) < before.UtcDateTime)
            {
                await DeleteAsync(audience, name, cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public Task DeleteAsync(Audience audience, string name, CancellationToken cancellationToken)
    {
        if (Directory.Exists(Path.GetDirectoryName(PathOf(name))))
        {
            File.Delete(PathOf(name));
        }

        return Task.CompletedTask;
    }

    /// <summary>Whether a file holds nothing. It is never opened then: what has no length may be a pipe or a device, which would wait or go
    /// on for ever.</summary>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    private static bool IsEmpty(string path) =>
        ((File.ResolveLinkTarget(path, returnFinalTarget: true) ?? new FileInfo(path)) as FileInfo)?.Length == 0;

    private static bool IsPrivate(Audience audience) => audience != Audience.Marketing;

    /// <summary>A file's path, after its outermost folder is made: the system would make it for everybody to read.</summary>
    private string MadePathOf(Audience audience, string name)
    {
        if (IsPrivate(audience) && !OperatingSystem.IsWindows() && name.Contains('/', StringComparison.Ordinal))
        {
            Directory.CreateDirectory(_folder);
            Directory.CreateDirectory(
                PathOf(name[..name.IndexOf('/', StringComparison.Ordinal)]),
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        }

        return PathOf(name);
    }

    private string PathOf(string name) => Path.Combine(_folder, name);
}
