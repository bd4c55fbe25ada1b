namespace Advocacy.Domain.Invitations;

/// <summary>What of the survey is looked at before and after.</summary>
public enum SurveyAxis
{
    /// <summary>Energy given to the project, 1 to 4.</summary>
    Synergy,

    /// <summary>Attachment to the company, 1 to 5.</summary>
    CompanyLink,

    /// <summary>What the person gains, 1 to 5.</summary>
    OwnInterest,

    /// <summary>Ease with social networks, 1 to 5.</summary>
    DigitalCulture,
}
