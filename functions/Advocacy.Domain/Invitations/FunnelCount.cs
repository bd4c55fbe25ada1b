namespace Advocacy.Domain.Invitations;

/// <summary>How many people reached a step.</summary>
/// <param name="Step">The step.</param>
/// <param name="People">Those who reached it, or null where it may not be told.</param>
/// <param name="HasOpen">Whether for some of the step before it is too early to know.</param>
public sealed record FunnelCount(FunnelStep Step, int? People, bool HasOpen);
