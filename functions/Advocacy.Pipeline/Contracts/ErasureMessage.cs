namespace Advocacy.Pipeline.Contracts;

/// <summary>A message of the queue erasure-requests: forget this person.</summary>
/// <param name="EmployeeId">The company's id.</param>
/// <param name="RequestedAt">When it was asked.</param>
/// <param name="ErasedAt">When the store forgot them, where it has; then other places are looked at again.</param>
public sealed record ErasureMessage(string EmployeeId, DateTimeOffset RequestedAt, DateTimeOffset? ErasedAt);
