namespace Advocacy.Pipeline.Queues;

/// <summary>Gives back what a message stands for: a queue with short messages carries a claim to a long one that is kept
/// elsewhere.</summary>
public interface IClaimCheck
{
    /// <summary>The message itself, or, where it is a claim, what it claims; null where that is no longer kept. A claim can be redeemed any
    /// number of times.</summary>
    Task<ReadOnlyMemory<byte>?> FindAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken);
}
