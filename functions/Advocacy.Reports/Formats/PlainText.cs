using System.Text;

namespace Advocacy.Reports.Formats;

/// <summary>Text from outside, as any output can hold it. XML 1.0 (section 2.2) has no place for control characters but tab and line ends,
/// nor for halves of surrogate pairs; other formats take them and do harm with them.</summary>
internal static class PlainText
{
    /// <summary>Characters that a cell of a spreadsheet holds.</summary>
    public const int CellLength = 32_767;

    private const char Replacement = '\uFFFD';

    /// <summary>The text with a replacement character for each that no output can hold.</summary>
    public static string Printable(string text) => IndexOfUnprintable(text, 0) < 0 ? text : Replaced(text);

    /// <summary>The same on one line: a name with a line break could pretend to be two.</summary>
    public static string OnOneLine(string text) => Printable(text).ReplaceLineEndings(" ").Replace('\t', ' ');

    /// <summary>The text cut to a length, never within a surrogate pair.</summary>
    public static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private static string Replaced(string text)
    {
        var (plain, from) = (new StringBuilder(text.Length), 0);
        for (var at = IndexOfUnprintable(text, 0); at >= 0; at = IndexOfUnprintable(text, from))
        {
            plain.Append(text, from, at - from).Append(Replacement);
            from = at + 1;
        }

        return plain.Append(text, from, text.Length - from).ToString();
    }

    private static int IndexOfUnprintable(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (
                char.IsSurrogate(text[i])
                || text[i] is '\uFFFE' or '\uFFFF'
                || (char.IsControl(text[i]) && text[i] is not ('\t' or '\n' or '\r'))
            )
            {
                return i;
            }
        }

        return -1;
    }
}
