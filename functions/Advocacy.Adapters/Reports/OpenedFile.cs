namespace Advocacy.Adapters.Reports;

/// <summary>A file to read from, to be disposed of.</summary>
/// <param name="Content">What it holds; its length is known.</param>
/// <param name="WrittenAt">When it was last written, UTC.</param>
internal sealed record OpenedFile(Stream Content, DateTimeOffset WrittenAt) : IAsyncDisposable
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
