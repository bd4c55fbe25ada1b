using System.Text.RegularExpressions;

namespace Advocacy.Adapters.Sources.Exports;

/// <summary>The first group of a regular expression, by which a mapping finds what stands within a text.</summary>
internal static class FirstGroup
{
    private static readonly TimeSpan LongestMatch = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether a text is a regular expression with a group.</summary>
    public static bool IsPattern(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.None, LongestMatch).GetGroupNumbers().Length > 1;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>What the group matches in a text; null where nothing does, or it takes too long.</summary>
    public static string? Of(string pattern, string text)
    {
        try
        {
            return Regex.Match(text, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, LongestMatch) is { Success: true } match ? match.Groups[1].Value : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }
}
