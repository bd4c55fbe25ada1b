namespace Advocacy.Pipeline.Contracts;

/// <summary>What is wrong with a row, and where in it.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Path">JSON path, such as $.data.sharedAt; $ for the whole.</param>
public sealed record Problem(BadRowReason Reason, string Path);
