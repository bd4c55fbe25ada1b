using Advocacy.Domain.Merging;

namespace Advocacy.Pipeline.Contracts;

/// <summary>A row that could not be taken in, kept so that it can be looked at, mended and replayed.</summary>
/// <param name="Payload">Its bytes, or their beginning where they are more than <see cref="EventLimits.MaxPayloadBytes"/>.</param>
/// <param name="Length">Length of the whole, in bytes.</param>
/// <param name="ContentHash">SHA-256 of the whole, hexadecimal.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Stage">The stage that found it.</param>
/// <param name="Origin">Where it came from: a file and line, or a queue.</param>
/// <param name="ReceivedAt">When it was first seen, UTC.</param>
public sealed record BadRow(ReadOnlyMemory<byte> Payload, long Length, string ContentHash, Problem Problem, string Stage, string Origin, DateTimeOffset ReceivedAt)
{
    /// <summary>The same content with the same problem is the same bad row.</summary>
    public string Id { get; } = Fingerprint.Hex(ContentHash, Problem.Reason.ToString(), Problem.Path);

    /// <summary>Whether all of the payload was kept, so that it can be replayed.</summary>
    public bool IsWhole => Payload.Length == Length;

    /// <summary>A bad row of a payload that is all at hand.</summary>
    public static BadRow Of(ReadOnlySpan<byte> payload, Problem problem, string stage, string origin, DateTimeOffset receivedAt) => new(
        payload[..(payload.Length <= EventLimits.MaxPayloadBytes ? payload.Length : EventLimits.PrefixBytes)].ToArray(),
        payload.Length,
        Fingerprint.Hex(payload),
        problem,
        stage,
        origin,
        receivedAt);
}
