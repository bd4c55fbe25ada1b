using System.Text.RegularExpressions;

namespace Advocacy.Tests.Support;

/// <summary>The semantic model of the Power BI project, as its TMDL says it: tables with columns and measures, and relationships.</summary>
internal sealed partial class TmdlModel
{
    /// <summary>Where it is.</summary>
    public static readonly string Folder = Path.Combine(Golden.Root, "infra", "powerbi", "Advocacy.SemanticModel", "definition");

    private TmdlModel(IReadOnlyList<TmdlObject> objects) => Objects = objects;

    /// <summary>Columns and measures of every table.</summary>
    public IReadOnlyList<TmdlObject> Objects { get; }

    /// <summary>Its relationships: from column to column.</summary>
    public static IReadOnlyList<(string From, string To)> Relationships { get; } =
    [
        .. RelationshipText()
            .Matches(File.ReadAllText(Path.Combine(Folder, "relationships.tmdl")))
            .Select(match => (match.Groups[1].Value, match.Groups[2].Value)),
    ];

    /// <summary>Its tables.</summary>
    public static IReadOnlyList<string> Tables { get; } =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(Folder, "tables"))
            .Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines)
            .Where(line => line.StartsWith("table ", StringComparison.Ordinal))
            .Select(line => line["table ".Length..]),
    ];

    /// <summary>What its queries share.</summary>
    public static IReadOnlyList<string> Expressions { get; } =
    [
        .. File.ReadLines(Path.Combine(Folder, "expressions.tmdl"))
            .Where(line => line.StartsWith("expression ", StringComparison.Ordinal))
            .Select(line => line["expression ".Length..].Split(" =", 2)[0]),
    ];

    /// <summary>Reads the tables.</summary>
    public static TmdlModel Read() =>
        new([
            .. Directory
                .EnumerateFiles(Path.Combine(Folder, "tables"))
                .Order(StringComparer.Ordinal)
                .SelectMany(file => ReadTable(File.ReadAllLines(file))),
        ]);

    /// <summary>A measure by its name.</summary>
    public TmdlObject Measure(string name) => Objects.Single(one => one.Kind == "measure" && one.Name == name);

    private static IEnumerable<TmdlObject> ReadTable(string[] lines)
    {
        var table = "";
        TmdlObject? current = null;
        var comment = "";
        foreach (var line in lines)
        {
            var text = line.TrimStart('\t');
            var depth = line.Length - text.Length;
            if (text.StartsWith("/// ", StringComparison.Ordinal))
            {
                comment = text[4..];
            }
            else if (depth <= 1 && Declaration().Match(text) is { Success: true } match)
            {
                if (current is not null)
                {
                    yield return current;
                }

                (table, current) = match.Groups[1].Value == "table" ? (match.Groups[2].Value, null) : (table, current);
                if (match.Groups[1].Value is "column" or "measure")
                {
                    current = new(
                        table,
                        match.Groups[1].Value,
                        match.Groups[2].Value.Trim('\'').Replace("''", "'", StringComparison.Ordinal),
                        comment,
                        match.Groups[3].Value,
                        []
                    );
                }
                else
                {
                    current = null;
                }

                comment = "";
            }
            else if (current is not null && depth == 2)
            {
                var parts = text.Split(": ", 2);
                current.Properties[parts[0]] = parts.ElementAtOrDefault(1) ?? "true";
            }
            else if (current is { Kind: "measure" } && depth > 2)
            {
                current = current with { Expression = $"{current.Expression}\n{text}".Trim() };
            }
        }

        if (current is not null)
        {
            yield return current;
        }
    }

    [GeneratedRegex(@"^(table|column|measure|partition)\s+('(?:[^']|'')+'|\w+)(?:\s*=\s*(.*))?$")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"fromColumn: (\S+)\s+toColumn: (\S+)")]
    private static partial Regex RelationshipText();
}
