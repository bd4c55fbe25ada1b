namespace Advocacy.Pipeline.Ports;

/// <summary>A delivered message.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="Id">The message in it.</param>
/// <param name="DequeueCount">Deliveries so far, this one included; with <paramref name="Id"/> it is the receipt.</param>
/// <param name="Body">What it says.</param>
public sealed record QueuedMessage(string Queue, long Id, int DequeueCount, ReadOnlyMemory<byte> Body);
