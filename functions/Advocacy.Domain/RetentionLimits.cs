namespace Advocacy.Domain;

/// <summary>Before which instant what is known of people is let go of.</summary>
/// <param name="Activity">Shares with their engagement, mentions and interactions, UTC.</param>
/// <param name="Surveys">Survey answers.</param>
/// <param name="Invitations">Steps on lists, UTC.</param>
public sealed record RetentionLimits(DateTimeOffset Activity, DateOnly Surveys, DateTimeOffset Invitations);
