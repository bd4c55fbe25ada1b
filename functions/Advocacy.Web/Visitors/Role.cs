namespace Advocacy.Web.Visitors;

/// <summary>What people may see. Each route names one; nobody has a role that no group gave them.</summary>
public static class Role
{
    /// <summary>Somebody in the company's directory: their own pages.</summary>
    public const string Volunteer = "volunteer";

    /// <summary>HR: the weekly list.</summary>
    public const string HumanResources = "human-resources";

    /// <summary>Marketing: the report.</summary>
    public const string Marketing = "marketing";

    /// <summary>The data protection officer and the works council: the report, and what was done with people's data.</summary>
    public const string Auditor = "auditor";

    /// <summary>Those who run the program: how it does.</summary>
    public const string Engineer = "engineer";

    /// <summary>Those that a group gives.</summary>
    public static IReadOnlyList<string> OfGroups { get; } = [HumanResources, Marketing, Auditor, Engineer];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Volunteer, .. OfGroups];
}
