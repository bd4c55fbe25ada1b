namespace Advocacy.Domain.Values;

/// <summary>A point in time, UTC, as a value that can be revised.</summary>
/// <param name="At">The point.</param>
public sealed record Instant(DateTimeOffset At);
