namespace Advocacy.Ml.Features;

/// <summary>What features belong to: the axes of the portrait, the neighbourhood, and activity.</summary>
public enum FeatureGroup
{
    /// <summary>Own shares.</summary>
    Activity,

    /// <summary>Colleagues around the person.</summary>
    Neighbourhood,

    /// <summary>Ease with social networks.</summary>
    DigitalCulture,

    /// <summary>Attachment to the company.</summary>
    CompanyLink,

    /// <summary>What the person gains.</summary>
    OwnInterest,
}
