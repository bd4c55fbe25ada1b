namespace Advocacy.Domain.Invitations;

/// <summary>People at a step of the funnel, not for telling.</summary>
/// <param name="Reached">Who reached it.</param>
/// <param name="Open">Of whom it cannot be known yet.</param>
public readonly record struct FunnelTally(int Reached, int Open);
