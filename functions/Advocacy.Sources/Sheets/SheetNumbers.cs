using System.Globalization;
using System.Text.RegularExpressions;

namespace Advocacy.Sources.Sheets;

/// <summary>Whole numbers as people and programs write them. What stands between thousands and what before decimals is settled by the
/// configuration or by the other cells; a number that could be two is refused, with both named.</summary>
/// <param name="decimalSign">A dot or a comma, or null where nothing settles it.</param>
/// <param name="isWhole">Whether they are counts; amounts of money have decimals.</param>
internal sealed partial class SheetNumbers(char? decimalSign, bool isWhole = true)
{
    /// <summary>Numbers of a table: what its cells settle where nothing is told.</summary>
    /// <param name="cells">Every cell of its columns of counts.</param>
    /// <param name="told">What the configuration tells, or null.</param>
    /// <param name="isWhole">Whether they are counts.</param>
    public static SheetNumbers Of(IEnumerable<SheetCell> cells, string? told, bool isWhole = true)
    {
        if (told is { Length: 1 })
        {
            return new(told[0], isWhole);
        }

        var seen = cells
            .Where(cell => cell.Number is null)
            .Select(cell => EvidenceIn(Joined(SheetCell.Plain(cell.Value))))
            .OfType<char>()
            .ToHashSet();
        return new(seen.Count == 1 ? seen.Single() : null, isWhole);
    }

    /// <summary>The number in a cell.</summary>
    /// <returns>The number; or why there is none, null where it plainly is none.</returns>
    public (decimal? Number, string? Problem) Read(SheetCell cell)
    {
        if (cell.Number is { } number)
        {
            return Math.Abs(number) < 1e18 ? ((decimal)number, null) : (null, null);
        }

        var text = Joined(SheetCell.Plain(cell.Value));
        return text switch
        {
            _ when Rounded().IsMatch(text) => (null, $"'{text}' was rounded; give the whole number"),
            _ when text.EndsWith('%') => (null, $"'{text}' is a share, not a count"),
            _ when Signed().Match(text) is { Success: true } match => ReadSigned(text, match),
            _ => (decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null, null),
        };
    }

    private (decimal? Number, string? Problem) ReadSigned(string text, Match match)
    {
        var signs = match.Groups["sign"].Captures.Select(sign => sign.Value[0]).ToList();
        var mark = EvidenceIn(text) ?? decimalSign;
        if (mark is { } known)
        {
            return Parse(text, known);
        }

        // A count is whole: 1,234 can only be 1234, but 12,000 could be 12 as well.
        var (asDecimal, asThousands) = (Parse(text, signs[^1]).Number, Parse(text, signs[^1] == '.' ? ',' : '.').Number);
        return asDecimal is { } part && asThousands is { } whole && (part == decimal.Truncate(part) || !isWhole)
            ? (
                null,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{text}' could be {whole:0} or {part:0.###}; {SheetNotices.DecimalKey} settles it (a dot or a comma)"
                )
            )
            : (asThousands ?? asDecimal, null);
    }

    private static (decimal? Number, string? Problem) Parse(string text, char mark)
    {
        var other = mark == '.' ? ',' : '.';
        var parts = text.Split(mark);
        var whole = parts[0].TrimStart('-', '+');
        var isGrouped =
            whole.Split(other) is var groups
            && (groups.Length == 1 || (groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(group => group.Length == 3)));
        return
            parts.Length <= 2
            && isGrouped
            && decimal.TryParse(
                parts[0].Replace(other.ToString(), "", StringComparison.Ordinal) + (parts.Length == 2 ? "." + parts[1] : ""),
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
            ? (number, null)
            : (null, null);
    }

    /// <summary>What stands before decimals, where a number can be read in one way only.</summary>
    private static char? EvidenceIn(string text)
    {
        if (Signed().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var signs = match.Groups["sign"].Captures.Select(sign => sign.Value[0]).ToList();
        var (first, last) = (signs[0], signs[^1]);
        var tail = text.Length - 1 - text.LastIndexOf(last);
        return first != last ? last
            : signs.Count > 1 ? Other(last)
            : tail != 3 || match.Groups["head"].Value is "0" or { Length: > 3 } ? last
            : null;
    }

    private static char Other(char sign) => sign == '.' ? ',' : '.';

    /// <summary>Blanks and apostrophes stand between thousands and nowhere else.</summary>
    private static string Joined(string text) => Grouped().IsMatch(text) ? Thousands().Replace(text, "") : text;

    [GeneratedRegex(@"^[+-]?\d{1,3}(?:[ '’]\d{3})+(?:[.,]\d+)?$")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"(?<=\d)[ '’](?=\d{3}(\D|$))")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^[+-]?(?<head>\d+)(?:(?<sign>[.,])\d+)+$")]
    private static partial Regex Signed();

    [GeneratedRegex(@"^[+-]?[\d.,]+ ?(?:[KMB]|Mio\.?|Mrd\.?|[eE][+-]?\d+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Rounded();
}
