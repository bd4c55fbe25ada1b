namespace Advocacy.Domain.Activity;

/// <summary>The limits of retention: what is older than these is deleted.</summary>
/// <param name="Activity">Shares with their engagement, mentions and interactions, UTC.</param>
/// <param name="Surveys">Survey answers.</param>
/// <param name="Invitations">Steps on lists, UTC.</param>
public sealed record RetentionLimits(DateTimeOffset Activity, DateOnly Surveys, DateTimeOffset Invitations);
