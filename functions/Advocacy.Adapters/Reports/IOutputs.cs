namespace Advocacy.Adapters.Reports;

/// <summary>Where outputs go. Each appears whole or not at all, in the place of the last.</summary>
internal interface IOutputs
{
    /// <summary>Publishes files that belong together.</summary>
    /// <returns>Where they are.</returns>
    Task<IReadOnlyList<string>> PublishAsync(Audience audience, string set, IReadOnlyList<(string Name, Func<Stream, Task> Write)> files, CancellationToken cancellationToken);

    /// <summary>Writes one file.</summary>
    /// <returns>Where it is.</returns>
    Task<string> WriteAsync(Audience audience, string name, Func<Stream, Task> write, CancellationToken cancellationToken);
}
