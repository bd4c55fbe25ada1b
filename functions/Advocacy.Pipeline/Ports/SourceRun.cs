namespace Advocacy.Pipeline.Ports;

/// <summary>What a source is asked for.</summary>
/// <param name="Watermark">Where it came to, or null where it was never asked.</param>
/// <param name="Now">When it is asked, UTC.</param>
/// <param name="Since">The instant from which on shares are wanted where it was never asked, or where they are to be looked at again.</param>
/// <param name="IsForced">Whether somebody asks, and not the clock: everything is due.</param>
/// <param name="Calls">How many calls it may make.</param>
public sealed record SourceRun(ReadOnlyMemory<byte>? Watermark, DateTimeOffset Now, DateTimeOffset Since, bool IsForced, CallBudget Calls);
