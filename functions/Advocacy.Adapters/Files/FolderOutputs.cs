using Advocacy.Adapters.Reports;

namespace Advocacy.Adapters.Files;

/// <summary>Outputs in a folder, whoever reads them.</summary>
internal sealed class FolderOutputs(string folder) : IOutputs
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> PublishAsync(Audience audience, string set, IReadOnlyList<(string Name, Func<Stream, Task> Write)> files, CancellationToken cancellationToken)
    {
        var made = new List<string>();
        foreach (var (name, write) in files)
        {
            made.Add(await AtomicFile.WriteAsync(Path.Combine(folder, set, name), write));
        }

        return made;
    }

    /// <inheritdoc/>
    public Task<string> WriteAsync(Audience audience, string name, Func<Stream, Task> write, CancellationToken cancellationToken) =>
        AtomicFile.WriteAsync(Path.Combine(folder, name), write);
}
