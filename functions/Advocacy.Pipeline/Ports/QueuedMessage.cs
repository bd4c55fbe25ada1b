namespace Advocacy.Pipeline.Ports;

/// <summary>A delivered message.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="Id">The message in it.</param>
/// <param name="Receipt">Proves this delivery; it ends when the message is delivered to another.</param>
/// <param name="DequeueCount">Deliveries so far, this one included.</param>
/// <param name="Body">What it says.</param>
public sealed record QueuedMessage(string Queue, string Id, string Receipt, int DequeueCount, ReadOnlyMemory<byte> Body);
