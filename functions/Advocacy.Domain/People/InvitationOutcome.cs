namespace Advocacy.Domain.People;

/// <summary>The steps of a person on a list. The numbers are stored.</summary>
public enum InvitationOutcome
{
    /// <summary>HR was asked to invite them.</summary>
    Invited = 1,

    /// <summary>Kept back at random, so that the effect can be measured.</summary>
    HeldOut = 2,

    /// <summary>They said yes.</summary>
    Accepted = 3,

    /// <summary>They said no.</summary>
    Declined = 4,
}
