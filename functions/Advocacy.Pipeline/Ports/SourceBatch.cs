namespace Advocacy.Pipeline.Ports;

/// <summary>Events of a source, and where it came to with them.</summary>
/// <param name="Events">Events of the contract, JSON.</param>
/// <param name="Watermark">Where to go on once these are in the queue: a JSON array, in which whatever is about a person is one item that has their pseudonym.</param>
public sealed record SourceBatch(IReadOnlyList<ReadOnlyMemory<byte>> Events, ReadOnlyMemory<byte> Watermark);
