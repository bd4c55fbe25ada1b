using System.Text.RegularExpressions;

namespace Advocacy.Sources.Sheets;

/// <summary>Long ids that a spreadsheet took for numbers: it keeps 15 digits, so that two posts become one. Such an id is
/// refused.</summary>
/// <param name="keepsDigits">Whether other ids of the column have digits behind the 15th, so that no spreadsheet rounded it.</param>
internal sealed partial class SheetIds(bool keepsDigits)
{
    private const int DigitsKept = 15;

    /// <summary>Ids of a column.</summary>
    public static SheetIds Of(IEnumerable<string> texts) => new(texts.Any(text => IsLong(text) && !EndsInZeros(text)));

    /// <summary>What is wrong with an id; null where nothing is.</summary>
    public string? ProblemOf(string text) =>
        Scientific().IsMatch(text) || (IsLong(text) && EndsInZeros(text) && !keepsDigits)
            ? $"{text} was rounded by a spreadsheet; export it again and do not save it in one, or format the column as text before"
            : null;

    private static bool IsLong(string text) => text.Length > DigitsKept && text.All(char.IsAsciiDigit);

    private static bool EndsInZeros(string text) => text.AsSpan(DigitsKept).IndexOfAnyExcept('0') < 0;

    [GeneratedRegex(@"^\d(?:[.,]\d+)?[eE]\+?\d+$")]
    private static partial Regex Scientific();
}
