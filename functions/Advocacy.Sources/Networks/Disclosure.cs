using System.Net;
using System.Text.RegularExpressions;
using Advocacy.Pipeline.Sources;
using Microsoft.Extensions.Options;

namespace Advocacy.Sources.Networks;

/// <summary>Whether a post says that its author works for the company. The words are looked at once and let go: only yes or no is
/// kept.</summary>
internal sealed partial class Disclosure(IOptions<SourcesOptions> options)
{
    // Longer than the longest post; markup without an end takes time that grows with its square.
    private const int MostLookedAt = 10_000;

    /// <summary>Whether a text, or HTML, has one of the markers as whole words, in whatever case; null where there is no text.</summary>
    public bool? IsIn(string? words)
    {
        if (words is not { Length: > 0 })
        {
            return null;
        }

        words = words.Length > MostLookedAt ? words[..MostLookedAt] : words;
        var plain = $" {Blank().Replace(WebUtility.HtmlDecode(Tag().Replace(Inline().Replace(words, ""), " ")), " ")} ";
        return options.Value.DisclosureMarkers.Any(marker => Has(plain, Blank().Replace(marker.Trim(), " ")));
    }

    private static bool Has(string text, string marker)
    {
        for (var at = 0; marker.Length > 0 && (at = text.IndexOf(marker, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            var (before, after) = (text[at - 1 < 0 ? 0 : at - 1], text[Math.Min(at + marker.Length, text.Length - 1)]);
            if (!char.IsLetterOrDigit(before) && before is not ('#' or '@') && !char.IsLetterOrDigit(after) && after is not '_')
            {
                return true;
            }
        }

        return false;
    }

    // Inline elements stand within a word: #<span>ad</span>.
    [GeneratedRegex("</?(?:span|a|b|i|em|strong)\\b[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"[\s\u00A0]+")]
    private static partial Regex Blank();
}
