namespace Advocacy.Pipeline.Outputs;

/// <summary>Where outputs go. Each appears whole or not at all, and replaces the last.</summary>
public interface IOutputs
{
    /// <summary>Writes one file.</summary>
    /// <returns>Where it is.</returns>
    Task<string> WriteAsync(Audience audience, string name, Func<Stream, Task> write, CancellationToken cancellationToken);

    /// <summary>Makes a file where there is none; if several try, exactly one succeeds.</summary>
    /// <returns>Whether it was made.</returns>
    Task<bool> CreateAsync(Audience audience, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>What a file holds, or null where there is none.</summary>
    Task<ReadOnlyMemory<byte>?> ReadAsync(Audience audience, string name, CancellationToken cancellationToken);

    /// <summary>A file to read from; null where there is none.</summary>
    Task<OpenedFile?> OpenAsync(Audience audience, string name, CancellationToken cancellationToken);

    /// <summary>Changes a file at once: what it holds is read, and written only if nobody else has written it meanwhile; else it is read
    /// again.</summary>
    /// <param name="audience">Whose it is.</param>
    /// <param name="name">The file.</param>
    /// <param name="change">What comes of what it holds, null where it is not there; null leaves it as it is.</param>
    /// <param name="cancellationToken">Stops between tries.</param>
    /// <returns>Whether it was changed.</returns>
    Task<bool> ChangeAsync(
        Audience audience,
        string name,
        Func<ReadOnlyMemory<byte>?, ReadOnlyMemory<byte>?> change,
        CancellationToken cancellationToken
    );

    /// <summary>The files whose names begin so, in order of name.</summary>
    Task<IReadOnlyList<string>> ListAsync(Audience audience, string prefix, CancellationToken cancellationToken);

    /// <summary>Deletes the files with a prefix that were last written before an instant.</summary>
    Task ExpireAsync(Audience audience, string prefix, DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Deletes a file. A file that does not exist is not an error.</summary>
    Task DeleteAsync(Audience audience, string name, CancellationToken cancellationToken);
}

/// <summary>Who may read an output: rights are given by it.</summary>
public enum Audience
{
    /// <summary>Marketing: nothing about fewer than five people.</summary>
    Marketing,

    /// <summary>HR: lists of people.</summary>
    HumanResources,

    /// <summary>Those who run the program.</summary>
    Engineers,

    /// <summary>The data protection officer, who has to account for it: what was done with people's data, and what they are
    /// given.</summary>
    Auditors,

    /// <summary>The list's writer alone: names and addresses.</summary>
    Directory,

    /// <summary>The program alone: accounts on networks that people showed to be theirs.</summary>
    Accounts,
}

/// <summary>A file to read from, to be disposed of.</summary>
/// <param name="Content">What it holds; its length is known.</param>
/// <param name="WrittenAt">When it was last written, UTC.</param>
public sealed record OpenedFile(Stream Content, DateTimeOffset WrittenAt) : IAsyncDisposable
{
    /// <summary>Its length, in bytes.</summary>
    public long Length => Content.Length;

    /// <summary>All that it holds.</summary>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken)
    {
        var bytes = new byte[Length];
        await Content.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
