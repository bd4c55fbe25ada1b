namespace Advocacy.Pipeline.Contracts;

/// <summary>Something that was done with people's data, told without them.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Kind">What: erasure, export, retention, list.</param>
/// <param name="Subject">Keyed hash of the person, which a demand can be matched with, or null where it is about nobody in particular.</param>
/// <param name="Details">What was done, without any person.</param>
public sealed record AuditEntry(DateTimeOffset At, string Kind, string? Subject, string Details);
