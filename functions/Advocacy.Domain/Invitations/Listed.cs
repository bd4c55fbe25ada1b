namespace Advocacy.Domain.Invitations;

/// <summary>Somebody on a list.</summary>
/// <param name="EmployeeId">The person.</param>
/// <param name="IsExplored">Whether they were drawn at random, and not by rank.</param>
/// <param name="IsHeldOut">Whether they are held out: not told to HR, so that the effect can be measured.</param>
public sealed record Listed(string EmployeeId, bool IsExplored, bool IsHeldOut);
