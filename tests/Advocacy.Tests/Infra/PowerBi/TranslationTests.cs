using System.Text.RegularExpressions;

namespace Advocacy.Tests.Infra.PowerBi;

/// <summary>Holds the French of the semantic model against the model.</summary>
public sealed partial class TranslationTests
{
    private static readonly string Culture = File.ReadAllText(Path.Combine(TmdlModel.Folder, "cultures", "fr-FR.tmdl"));

    private static readonly IReadOnlyList<(string Table, string Kind, string Name, string Caption)> Captions = [.. Read()];

    [Fact]
    public void Objects_ThatReadersSee_HaveAFrenchName()
    {
        var seen = TmdlModel
            .Read()
            .Objects.Where(one => !one.Properties.ContainsKey("isHidden") && IsSeen(one.Table))
            .Select(one => (one.Table, one.Kind, one.Name));
        Assert.Equal(seen.Order(), Captions.Where(one => one.Kind != "table").Select(one => (one.Table, one.Kind, one.Name)).Order());
    }

    // Fields that are called alike in one table cannot be told apart, and Power BI refuses some of them.
    [Fact]
    public void Captions_OfOneTable_AreDifferent() =>
        Assert.All(
            Captions.Where(one => one.Kind != "table").GroupBy(one => one.Table),
            table => Assert.Distinct(table.Select(one => one.Caption), StringComparer.OrdinalIgnoreCase)
        );

    [Fact]
    public void French_Sentences_AreSetAsFrenchIs()
    {
        Assert.DoesNotContain("'", string.Concat(Captions.Select(one => one.Caption)), StringComparison.Ordinal);
        Assert.DoesNotMatch(PlainBlank(), Culture);
    }

    [Fact]
    public void Visuals_Titles_AreMadeOfTheNamesOfFields() =>
        Assert.All(
            ReportDefinitionTests.Visuals,
            file => Assert.DoesNotContain("\"text\"", File.ReadAllText(file), StringComparison.Ordinal)
        );

    private static bool IsSeen(string table) =>
        !File.ReadLines(Path.Combine(TmdlModel.Folder, "tables", $"{table}.tmdl")).Contains("\tisHidden", StringComparer.Ordinal);

    private static IEnumerable<(string Table, string Kind, string Name, string Caption)> Read()
    {
        var (table, kind, name) = ("", "", "");
        foreach (var line in Culture.Split('\n'))
        {
            if (Object().Match(line) is { Success: true } found)
            {
                (kind, name) = (found.Groups[1].Value, found.Groups[2].Value.Trim('\'').Replace("''", "'", StringComparison.Ordinal));
                table = kind == "table" ? name : table;
            }
            else if (line.Trim().StartsWith("caption: ", StringComparison.Ordinal))
            {
                yield return (table, kind, name, line.Trim()["caption: ".Length..]);
            }
        }
    }

    [GeneratedRegex(@"^\t+(table|column|measure) (.+)$")]
    private static partial Regex Object();

    // But for the colon that TMDL sets after a property.
    [GeneratedRegex("[^ ] [;!?%»]| :")]
    private static partial Regex PlainBlank();
}
