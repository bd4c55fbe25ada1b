using System.Text.RegularExpressions;

namespace Advocacy.Tests.Support;

/// <summary>Says in SQL what a measure of sums, quotients and other such measures says in DAX.</summary>
internal static partial class DaxSums
{
    /// <summary>The measure as a SQL expression; null where it does more.</summary>
    public static string? Sql(TmdlModel model, string name)
    {
        var sql = Sum()
            .Replace(
                model.Measure(name).Expression,
                match => $"(SELECT CAST(sum({match.Groups[2].Value}) AS DOUBLE) FROM {match.Groups[1].Value})"
            );
        while (Quotient().Match(sql) is { Success: true } quotient)
        {
            sql =
                $"{sql[..quotient.Index]}({Operand(model, quotient.Groups[1].Value)} / nullif({Operand(model, quotient.Groups[2].Value)}, "
                + $"0)){sql[(quotient.Index + quotient.Length)..]}";
        }

        return Word().IsMatch(sql) ? null : sql;
    }

    private static string Operand(TmdlModel model, string text) => text is ['[', .. var name, ']'] ? Sql(model, name)! : text;

    [GeneratedRegex(@"\bSUM\((\w+)\[(\w+)\]\)")]
    private static partial Regex Sum();

    [GeneratedRegex(
        @"\bDIVIDE\((\[[^\]]+\]|\(SELECT [^()]*\([^()]*\([^()]*\)[^()]*\)[^()]*\)), "
            + @"(\[[^\]]+\]|\(SELECT [^()]*\([^()]*\([^()]*\)[^()]*\)[^()]*\))\)"
    )]
    private static partial Regex Quotient();

    // What is left of DAX: functions in capitals that SQL's part of it has not, and references.
    [GeneratedRegex(@"\b(?!SELECT|CAST|AS|DOUBLE|FROM)[A-Z]{3,}\b|\[")]
    private static partial Regex Word();
}
