using System.Text.RegularExpressions;

namespace Advocacy.Sources.Exports;

/// <summary>The first group of a regular expression, by which a mapping finds what stands within a text. The time that it takes grows with
/// the text and nothing else: patterns that would need to go back are refused with the mapping.</summary>
internal static class FirstGroup
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>What is wrong with a pattern; null where it is a regular expression with a group that can be matched in one pass.</summary>
    public static string? MistakeIn(string pattern)
    {
        try
        {
            return new Regex(pattern, Linear).GetGroupNumbers().Length > 1 ? null : $"has no group: {pattern}";
        }
        catch (NotSupportedException)
        {
            return $"looks around or refers back, which could take for ever: {pattern}";
        }
        catch (ArgumentException)
        {
            return $"is no regular expression: {pattern}";
        }
    }

    /// <summary>What the group matches in a text; null where nothing does.</summary>
    public static string? Of(string pattern, string text) =>
        Regex.Match(text, pattern, Linear) is { Success: true } match ? match.Groups[1].Value : null;
}
