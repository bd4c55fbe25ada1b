using Advocacy.Pipeline.Ports;

namespace Advocacy.Adapters.Sqlite;

/// <summary>The embedded queue takes messages of any length: each stands for itself.</summary>
public sealed class SqliteClaimCheck : IClaimCheck
{
    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>?> FindAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) => Task.FromResult<ReadOnlyMemory<byte>?>(message);
}
