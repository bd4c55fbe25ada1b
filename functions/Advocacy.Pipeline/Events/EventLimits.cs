namespace Advocacy.Pipeline.Events;

/// <summary>The limits of what is taken in.</summary>
public static class EventLimits
{
    /// <summary>Longest event, in bytes.</summary>
    public const int MaxEventBytes = 1024 * 1024;

    /// <summary>Bytes up to which events are packed into one message: 48 KiB, which base64 makes 64 KiB, the most a storage queue
    /// takes.</summary>
    public const int MaxPackedBytes = 48 * 1024;

    /// <summary>Deepest nesting of an event.</summary>
    public const int MaxDepth = 32;

    /// <summary>Longest payload that a bad row keeps whole, in bytes.</summary>
    public const int MaxPayloadBytes = MaxEventBytes;

    /// <summary>What a bad row keeps of a longer payload, in bytes, with its length, hash and place.</summary>
    public const int PrefixBytes = 4 * 1024;

    /// <summary>Longest id or text, in UTF-16 units.</summary>
    public const int MaxTextLength = 256;

    /// <summary>Longest URL or source, in UTF-16 units.</summary>
    public const int MaxUrlLength = 2048;

    /// <summary>Longest name of a network, in UTF-16 units.</summary>
    public const int MaxNetworkLength = 64;

    /// <summary>Longest text of several lines, in UTF-16 units: more than the longest post of any network.</summary>
    public const int MaxParagraphsLength = 10_000;

    /// <summary>Largest amount of money of a link and day.</summary>
    public const long MaxAmount = 1_000_000_000;

    /// <summary>Largest counter, 10¹²: no post was ever shown as often, and the sums of nine million such counters are still
    /// numbers.</summary>
    public const long MaxCount = 1_000_000_000_000;

    /// <summary>First instant taken in.</summary>
    public static readonly DateTimeOffset FirstInstant = DateTimeOffset.UnixEpoch;

    /// <summary>First day taken in (people were hired before 1970).</summary>
    public static readonly DateOnly FirstDay = new(1900, 1, 1);

    /// <summary>First instant no longer taken in.</summary>
    public static readonly DateTimeOffset EndInstant = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>First day no longer taken in.</summary>
    public static readonly DateOnly EndDay = new(2100, 1, 1);
}
