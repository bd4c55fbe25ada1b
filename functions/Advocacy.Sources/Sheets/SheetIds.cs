using System.Text.RegularExpressions;

namespace Advocacy.Sources.Sheets;

/// <summary>Ids that a spreadsheet or a script took for numbers, or whose letters are lost: two of them become one. Such an id is
/// refused.</summary>
/// <param name="isRounded">Whether every long id of the column ends as scripts round them.</param>
internal sealed partial class SheetIds(bool isRounded)
{
    // A spreadsheet keeps 15 digits, a script what is exact in 53 bits.
    private const int DigitsKept = 15;
    private const double LargestExact = 9_007_199_254_740_992;
    private const string Lost = "\uFFFD";

    /// <summary>Ids of a column.</summary>
    public static SheetIds Of(IEnumerable<string> texts)
    {
        var ids = texts.Where(IsLong).Distinct(StringComparer.Ordinal).ToList();
        return new(ids.Count > 0 && ids.TrueForAll(id => id.EndsWith("000", StringComparison.Ordinal)));
    }

    /// <summary>What is wrong with an id of whatever column; null where nothing is.</summary>
    public static string? DamageOf(SheetCell cell) =>
        cell.Value.Contains(Lost, StringComparison.Ordinal) ? "letters of it are lost; save the file as UTF-8"
        : cell.Number is { } number && Math.Abs(number) > LargestExact
        || Scientific().IsMatch(cell.Value)
        || (IsLong(cell.Value) && EndsInZeros(cell.Value))
            ? Rounded(cell.Value)
        : null;

    /// <summary>What is wrong with an id of the column; null where nothing is.</summary>
    public string? ProblemOf(SheetCell cell) => DamageOf(cell) ?? (isRounded && IsLong(cell.Value) ? Rounded(cell.Value) : null);

    private static string Rounded(string text) =>
        $"{text} was rounded by a spreadsheet or a script; export it again and do not save it in one, or format the column as text before";

    private static bool IsLong(string text) => text.Length > DigitsKept + 1 && text.All(char.IsAsciiDigit);

    private static bool EndsInZeros(string text) => text.AsSpan(DigitsKept).IndexOfAnyExcept('0') < 0;

    [GeneratedRegex(@"^\d(?:[.,]\d+)?[eE]\+?\d+$")]
    private static partial Regex Scientific();
}
