namespace Advocacy.Pipeline.Stages;

/// <summary>What retention did.</summary>
/// <param name="Lists">Lists that were let go of, or written without who withdrew.</param>
/// <param name="BadRows">Bad rows let go of.</param>
/// <param name="AuditEntries">Entries of the audit let go of.</param>
public sealed record Retained(int Lists, int BadRows, int AuditEntries);
