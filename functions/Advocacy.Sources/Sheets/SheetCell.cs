using System.Globalization;
using System.Text;

namespace Advocacy.Sources.Sheets;

/// <summary>A cell as it was read.</summary>
/// <param name="Text">Its text, as the file has it.</param>
/// <param name="Number">The number that a workbook has there, or null where it has a text or a day.</param>
/// <param name="Serial">The day and time that this number is in its workbook's calendar, or null.</param>
internal readonly record struct SheetCell(string Text, double? Number = null, DateTime? Serial = null)
{
    private const string FormulaSigns = "=+-@\t\r";

    /// <summary>Its text without what programs put around it: blanks, marks of direction and joiners that nobody sees, ="…", and the sign
    /// that keeps spreadsheets from taking it for a formula. Letters are composed (NFC).</summary>
    public string Value => Clean(Text);

    /// <summary>A name as names are compared: composed, in lower case, with plain blanks and apostrophes.</summary>
    public static string KeyOf(string text)
    {
        var key = new StringBuilder(text.Length);
        var isBlank = false;
        foreach (var letter in ComposedText.Of(text))
        {
            if (IsUnseen(letter))
            {
                continue;
            }

            if (char.IsWhiteSpace(letter))
            {
                isBlank = key.Length > 0;
                continue;
            }

            key.Append(isBlank ? " " : "").Append(letter is '’' or '‘' or 'ʼ' or '´' or '`' ? '\'' : char.ToLowerInvariant(letter));
            isBlank = false;
        }

        return key.ToString();
    }

    /// <summary>The text with plain blanks, and with digits of any script as 0 to 9: for days and numbers.</summary>
    public static string Plain(string text) =>
        string.Concat(
                text.Where(letter => !IsUnseen(letter))
                    .Select(letter =>
                        char.IsWhiteSpace(letter) ? " "
                        : letter is '\u2212' ? "-"
                        : char.IsDigit(letter) && !char.IsAsciiDigit(letter)
                            ? char.GetNumericValue(letter).ToString(CultureInfo.InvariantCulture)
                        : letter.ToString()
                    )
            )
            .Trim();

    private static string Clean(string text)
    {
        var trimmed = TrimUnseen(text);
        trimmed =
            trimmed.Length > 3 && trimmed.StartsWith("=\"", StringComparison.Ordinal) && trimmed[^1] == '"'
                ? TrimUnseen(trimmed[2..^1].Replace("\"\"", "\"", StringComparison.Ordinal))
                : trimmed;
        return ComposedText.Of(
            trimmed is ['\'', var next, ..] && FormulaSigns.Contains(next, StringComparison.Ordinal) ? trimmed[1..] : trimmed
        );
    }

    private static string TrimUnseen(string text)
    {
        var (from, to) = (0, text.Length);
        for (; from < to && (char.IsWhiteSpace(text[from]) || IsUnseen(text[from])); from++) { }

        for (; to > from && (char.IsWhiteSpace(text[to - 1]) || IsUnseen(text[to - 1])); to--) { }

        return text[from..to];
    }

    private static bool IsUnseen(char letter) => CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.Format;
}

/// <summary>Rows as a file has them, before it is known which line names the columns.</summary>
/// <param name="Label">The sheet of a workbook, or null.</param>
/// <param name="Rows">Its rows that hold anything, each with its line.</param>
/// <param name="IsSemicolon">Whether semicolons stand between its cells.</param>
/// <param name="IsLater">Whether a visible sheet stands before it.</param>
internal sealed record RawTable(
    string? Label,
    IEnumerable<(int Line, SheetCell[] Cells)> Rows,
    bool IsSemicolon = false,
    bool IsLater = false
);
