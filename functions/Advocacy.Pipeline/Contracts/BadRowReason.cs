namespace Advocacy.Pipeline.Contracts;

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
