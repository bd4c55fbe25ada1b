namespace Advocacy.Pipeline.Ports;

/// <summary>A share by its id.</summary>
/// <param name="EmployeeId">Its author.</param>
/// <param name="ContentId">What it shares, or null.</param>
public sealed record FoundShare(string EmployeeId, string? ContentId);
