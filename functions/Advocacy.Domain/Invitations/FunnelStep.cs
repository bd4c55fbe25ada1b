namespace Advocacy.Domain.Invitations;

/// <summary>The steps on the way to an ambassador who stays one, in order. Who is in one was in all before it.</summary>
public enum FunnelStep
{
    /// <summary>Consents.</summary>
    Consented,

    /// <summary>Was on a list, invited or held out.</summary>
    Candidate,

    /// <summary>Was invited.</summary>
    Invited,

    /// <summary>Said yes.</summary>
    Accepted,

    /// <summary>Shared after the invitation.</summary>
    FirstShare,

    /// <summary>Was an active ambassador when the horizon after the invitation had passed.</summary>
    Active,

    /// <summary>Was one 12 weeks later, too.</summary>
    StillActive,
}
