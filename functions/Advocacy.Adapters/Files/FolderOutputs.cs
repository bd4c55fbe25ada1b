using Advocacy.Adapters.Reports;
using Advocacy.Domain.Merging;

namespace Advocacy.Adapters.Files;

/// <summary>Outputs in a folder, whoever reads them.</summary>
internal sealed class FolderOutputs(string folder) : IOutputs
{
    /// <inheritdoc/>
    public Task<string> WriteAsync(Audience audience, string name, Func<Stream, Task> write, CancellationToken cancellationToken) =>
        AtomicFile.WriteAsync(PathOf(name), write);

    /// <inheritdoc/>
    public async Task<bool> CreateAsync(Audience audience, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        try
        {
            await using var stream = new FileStream(PathOf(name), FileMode.CreateNew, FileAccess.Write);
            await stream.WriteAsync(content, cancellationToken);
            return true;
        }
        catch (IOException) when (File.Exists(PathOf(name)))
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(Audience audience, string name, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(PathOf(name), cancellationToken);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListAsync(Audience audience, string prefix, CancellationToken cancellationToken)
    {
        var under = Path.GetDirectoryName(PathOf(prefix))!;
        return Task.FromResult<IReadOnlyList<string>>(!Directory.Exists(under) ? [] :
        [
            .. Directory.EnumerateFiles(under, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'))
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && !name.EndsWith(AtomicFile.Unfinished, StringComparison.Ordinal))
                .Order(TextOrder.Instance),
        ]);
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

    private string PathOf(string name) => Path.Combine(folder, name);
}
