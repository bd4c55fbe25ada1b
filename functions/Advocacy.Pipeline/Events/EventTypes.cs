namespace Advocacy.Pipeline.Events;

/// <summary>The event types of the contract.</summary>
public static class EventTypes
{
    /// <summary>What the directory says of a person.</summary>
    public const string Employee = "advocacy.employee.v1";

    /// <summary>Answers to the survey.</summary>
    public const string Survey = "advocacy.survey.v1";

    /// <summary>A decision to take part or not.</summary>
    public const string Consent = "advocacy.consent.v1";

    /// <summary>A decision to take part or not, purpose by purpose.</summary>
    public const string ConsentByPurpose = "advocacy.consent.v2";

    /// <summary>Something worth sharing.</summary>
    public const string Content = "advocacy.content.v1";

    /// <summary>A post by an employee.</summary>
    public const string Share = "advocacy.share.v1";

    /// <summary>Cumulative counters of a share.</summary>
    public const string Engagement = "advocacy.engagement.v1";

    /// <summary>What web analytics counts of a content's link.</summary>
    public const string Visit = "advocacy.visit.v1";

    /// <summary>What a colleague did with a share.</summary>
    public const string Interaction = "advocacy.interaction.v1";

    /// <summary>A step on a weekly list.</summary>
    public const string Invitation = "advocacy.invitation.v1";

    /// <summary>Whether a content is for somebody.</summary>
    public const string Preference = "advocacy.preference.v1";

    /// <summary>Whether somebody would go with a colleague's first posts.</summary>
    public const string Buddy = "advocacy.buddy.v1";

    /// <summary>A post was deleted on its network.</summary>
    public const string Deletion = "advocacy.deletion.v1";

    /// <summary>A demand to be forgotten.</summary>
    public const string Erasure = "advocacy.erasure.v1";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Employee,
        Survey,
        Consent,
        ConsentByPurpose,
        Content,
        Share,
        Engagement,
        Deletion,
        Visit,
        Interaction,
        Invitation,
        Preference,
        Buddy,
        Erasure,
    ];

    /// <summary>The JSON Schema (draft 7) of a type.</summary>
    /// <exception cref="ArgumentException">The type is not in the contract.</exception>
    public static string SchemaOf(string type) => EventSchema.Of(type);
}
