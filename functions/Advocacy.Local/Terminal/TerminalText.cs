namespace Advocacy.Local.Terminal;

/// <summary>Text from outside, as a terminal may show it: names of files and cells of tables come from anywhere.</summary>
internal static class TerminalText
{
    /// <summary>The text without what a terminal would obey.</summary>
    public static string Printable(string text) =>
        text.Any(char.IsControl)
            ? string.Concat(text.Select(letter => char.IsControl(letter) && letter != '\n' ? '\uFFFD' : letter))
            : text;
}
