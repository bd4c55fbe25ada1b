using Advocacy.Pipeline.Configuration;
using Advocacy.Web.Visitors;

namespace Advocacy.Web.SignIn;

/// <summary>Who may see the pages.</summary>
public sealed class WebOptions : ICheckedOptions
{
    /// <inheritdoc/>
    public static string Section => "Advocacy:Web";

    /// <summary>Who keeps company with whom: roles by the names or ids of groups, as the identity provider gives them. Everybody in the
    /// directory is a volunteer; no other role is anybody's without a group.</summary>
    public Dictionary<string, string[]> Groups { get; } = [];

    /// <summary>The address of a human whom people can write to about their data; null where there is none yet.</summary>
    public string? Contact { get; set; }

    /// <inheritdoc/>
    public IEnumerable<string> Mistakes() =>
        Groups
            .Keys.Where(role => !Role.All.Contains(role) || role == Role.Volunteer)
            .Select(role => $"Groups:{role} is no role that a group can give; these are: {string.Join(", ", Role.All.Skip(1))}.");
}
