namespace Advocacy.Tests.Infra.PowerBi;

/// <summary>What a semantic model forbids of names. They are compared without regard to case (Object Naming Rules, Analysis Services); a
/// column may not be called like another or like a measure of its table, nor a measure like any other (Column and measure references,
/// Power BI guidance); tables and shared expressions are queries of one document.</summary>
internal static class ModelNames
{
    private const int Longest = 100;

    // What MDX keeps for itself.
    private static readonly string[] Reserved = ["Measures"];

    /// <summary>What is wrong, a sentence each.</summary>
    public static IReadOnlyList<string> Mistakes(
        IReadOnlyList<TmdlObject> objects,
        IReadOnlyList<string> tables,
        IReadOnlyList<string> queries
    ) =>
        [
            .. Twice(objects.Select(one => $"{one.Table}[{one.Name}]")).Select(name => $"{name} is there twice in its table"),
            .. Twice(objects.Where(one => one.Kind == "measure").Select(one => one.Name))
                .Select(name => $"the measure {name} is there twice"),
            .. Twice(tables.Concat(queries)).Select(name => $"the table or expression {name} is there twice"),
            .. tables
                .Where(name => Reserved.Contains(name, StringComparer.OrdinalIgnoreCase))
                .Select(name => $"a table may not be called {name}"),
            .. objects
                .Select(one => one.Name)
                .Concat(tables)
                .Concat(queries)
                .Where(name => name.Trim() != name || name.Length is 0 or > Longest || name.Any(char.IsControl))
                .Select(name => $"{name} is no name"),
        ];

    private static IEnumerable<string> Twice(IEnumerable<string> names) =>
        names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1).Select(same => same.Key);
}
