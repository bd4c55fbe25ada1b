namespace Advocacy.Adapters.Reports;

/// <summary>Where outputs go. Each appears whole or not at all, in the place of the last.</summary>
internal interface IOutputs
{
    /// <summary>Writes one file.</summary>
    /// <returns>Where it is.</returns>
    Task<string> WriteAsync(Audience audience, string name, Func<Stream, Task> write, CancellationToken cancellationToken);

    /// <summary>Makes a file where there is none; of all who try, one does.</summary>
    /// <returns>Whether it was made.</returns>
    Task<bool> CreateAsync(Audience audience, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>What a file holds, or null where there is none.</summary>
    Task<ReadOnlyMemory<byte>?> ReadAsync(Audience audience, string name, CancellationToken cancellationToken);

    /// <summary>The files whose names begin so, in order of name.</summary>
    Task<IReadOnlyList<string>> ListAsync(Audience audience, string prefix, CancellationToken cancellationToken);

    /// <summary>Deletes a file; that it is not there is as well.</summary>
    Task DeleteAsync(Audience audience, string name, CancellationToken cancellationToken);
}
