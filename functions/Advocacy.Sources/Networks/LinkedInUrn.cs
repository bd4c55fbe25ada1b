using System.Text.RegularExpressions;

namespace Advocacy.Sources.Networks;

/// <summary>A post of LinkedIn by its URN, from whatever form somebody has it in: encoded or not, in the address of an update, or in the
/// permalink that LinkedIn copies. A share, a ugcPost and an activity keep their kind: their numbers differ for one post, and LinkedIn
/// documents no rule between them (learn.microsoft.com/linkedin/compliance/integrations/compliance-events,
/// decoration-change-with-activityurn).</summary>
internal static partial class LinkedInUrn
{
    /// <summary>The URN in a text, such as urn:li:share:7170000000000000001; null where there is none.</summary>
    public static string? Of(string? text)
    {
        if (text is not { Length: > 0 })
        {
            return null;
        }

        // Words of the post stand in a permalink before its kind and number: the last is meant.
        var match = Written().Matches(text).LastOrDefault();
        return match is null ? null : $"urn:li:{KindOf(match.Groups["kind"].Value)}:{match.Groups["id"].Value}";
    }

    /// <summary>Whether post analytics can be asked for it: they take shares and ugcPosts (Member Post Statistics, parameter
    /// entity).</summary>
    public static bool HasAnalytics(string urn) => !urn.StartsWith("urn:li:activity:", StringComparison.Ordinal);

    private static string KindOf(string kind) =>
        kind.ToLowerInvariant() switch
        {
            "ugcpost" => "ugcPost",
            var other => other,
        };

    [GeneratedRegex(
        @"(?:urn(?::|%(?:25)*3A)li(?::|%(?:25)*3A)(?<kind>share|ugcPost|activity)(?::|%(?:25)*3A)"
            + @"|[-/_](?<kind>share|ugcPost|activity)[-:](?=\d{15}))(?<id>\d{1,20})(?!\d)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Written();
}
