using Advocacy.Domain.Merging;

namespace Advocacy.Pipeline.Events;

/// <summary>A row that could not be taken in, kept so that it can be looked at, mended and replayed.</summary>
/// <param name="Payload">Its bytes, or their beginning where they are more than <see cref="EventLimits.MaxPayloadBytes"/>.</param>
/// <param name="Length">Length of the whole, in bytes.</param>
/// <param name="ContentHash">SHA-256 of the whole, hexadecimal.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Stage">The stage that found it.</param>
/// <param name="Origin">Where it came from: a file and line, or a queue.</param>
/// <param name="ReceivedAt">When it was first seen, UTC.</param>
public sealed record BadRow(
    ReadOnlyMemory<byte> Payload,
    long Length,
    string ContentHash,
    Problem Problem,
    string Stage,
    string Origin,
    DateTimeOffset ReceivedAt
)
{
    /// <summary>The same content with the same problem is the same bad row.</summary>
    public string Id { get; } = Fingerprint.Hex(ContentHash, Problem.Reason.ToString(), Problem.Path);

    /// <summary>Whether all of the payload was kept, so that it can be replayed.</summary>
    public bool IsWhole => Payload.Length == Length;

    /// <summary>A bad row of a payload that is all at hand.</summary>
    public static BadRow Of(ReadOnlySpan<byte> payload, Problem problem, string stage, string origin, DateTimeOffset receivedAt) =>
        new(
            payload[..(payload.Length <= EventLimits.MaxPayloadBytes ? payload.Length : EventLimits.PrefixBytes)].ToArray(),
            payload.Length,
            Fingerprint.Hex(payload),
            problem,
            stage,
            origin,
            receivedAt
        );
}

/// <summary>What is wrong with a row, and where in it.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Path">JSON path, such as $.data.sharedAt; $ for the whole.</param>
public sealed record Problem(BadRowReason Reason, string Path);

/// <summary>Why a row is bad. The set is closed; the names are stored.</summary>
public enum BadRowReason
{
    /// <summary>Not valid JSON: cut off, NUL bytes, nested too deep, or something else altogether.</summary>
    NotJson,

    /// <summary>Bytes that are no UTF-8.</summary>
    NotUtf8,

    /// <summary>Longer than an event may be (<see cref="EventLimits.MaxEventBytes"/>).</summary>
    TooLong,

    /// <summary>JSON, but no object.</summary>
    NotAnObject,

    /// <summary>A member that must be there is not, or is null.</summary>
    MissingMember,

    /// <summary>A member of another JSON type, or a number with a fraction.</summary>
    WrongType,

    /// <summary>A specversion other than 1.0.</summary>
    UnsupportedVersion,

    /// <summary>An event type that is not in the contract.</summary>
    UnknownType,

    /// <summary>A word that is not in the member's list.</summary>
    UnknownValue,

    /// <summary>A text that is empty, too long, or holds control characters or half a surrogate pair.</summary>
    BadText,

    /// <summary>A negative counter, one above <see cref="EventLimits.MaxCount"/>, or a number off its scale.</summary>
    NumberOutOfRange,

    /// <summary>No RFC 3339 time or day, or a time without an offset.</summary>
    BadTime,

    /// <summary>A time before 1970, a day before 1900, or either after 2099.</summary>
    TimeOutOfRange,

    /// <summary>The rest of a file could not be read (a damaged archive).</summary>
    UnreadableFile,

    /// <summary>A name that the program gives itself (<see cref="ReservedWords"/>).</summary>
    ReservedWord,

    /// <summary>A message whose long content is no longer kept where its claim says.</summary>
    LostPayload,

    /// <summary>A message that failed every time, for a cause that waiting does not mend.</summary>
    FailedMessage,
}
