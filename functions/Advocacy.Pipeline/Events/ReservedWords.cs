namespace Advocacy.Pipeline.Events;

/// <summary>Names that outputs use for several things together, or for none. What came in under one of them would be counted with those;
/// readers such as Power BI compare without regard to case.</summary>
public static class ReservedWords
{
    /// <summary>Whether a name is joined of several, as a regular expression.</summary>
    internal const string JoinedPattern = @"^\+$|^\+\s|\s\+\s|\s\+$";

    private static readonly string[] Inner = ["merged", "none", "unknown", "all"];
    private static readonly HashSet<string> Words = new(Inner.Select(word => $"({word})"), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a text is one of them, as a regular expression that needs no option.</summary>
    internal static string Pattern { get; } = $@"^\s*\(({string.Join('|', Inner.Select(InAnyCase))})\)\s*$";

    /// <summary>Whether a text is one of them.</summary>
    public static bool Has(string text) => Words.Contains(text.Trim());

    /// <summary>Whether the name of a network could be taken for the names of several, joined by " + ".</summary>
    public static bool IsJoined(string network)
    {
        for (var at = network.IndexOf('+', StringComparison.Ordinal); at >= 0; at = network.IndexOf('+', at + 1))
        {
            if ((at == 0 || char.IsWhiteSpace(network[at - 1])) && (at == network.Length - 1 || char.IsWhiteSpace(network[at + 1])))
            {
                return true;
            }
        }

        return false;
    }

    private static string InAnyCase(string word) => string.Concat(word.Select(letter => $"[{char.ToUpperInvariant(letter)}{letter}]"));
}
