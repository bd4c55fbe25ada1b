using System.Text.RegularExpressions;
using Advocacy.Reports.Dossiers;

namespace Advocacy.Tests.Reports.Dossiers;

public sealed partial class DossierPapersTests
{
    // What is measured, and not written in a file of the repository.
    private static readonly string[] Measured = ["model card", "effect", "audit", "store"];

    private static DossierPapers English { get; } = DossierPapers.Of("en");

    private static DossierPapers French { get; } = DossierPapers.Of("fr");

    private static IEnumerable<Statement> Statements(DossierPapers papers) =>
        papers.Papers.SelectMany(paper => paper.Sections).SelectMany(section => section.Statements);

    [Fact]
    public void Papers_InBothLanguages_SayTheSameFromTheSamePlaces()
    {
        static object Shape(Statement statement) =>
            (statement.Source, statement.Needs, statement.Table, string.Join(' ', PlacesIn(statement).Order(StringComparer.Ordinal)));
        Assert.Equal(English.Papers.Select(paper => paper.File), French.Papers.Select(paper => paper.File));
        Assert.Equal(Statements(English).Select(Shape), Statements(French).Select(Shape));
        Assert.Equal(5, English.Papers.Count);
    }

    [Fact]
    public void Statements_EachSource_IsAnOptionAFileOrSomethingMeasured()
    {
        var options = PipelineRegistration.Sections.Select(section => section.Path).ToList();
        Assert.All(
            Statements(English).Select(statement => statement.Source).OfType<string>().Distinct(),
            source =>
                Assert.True(
                    Measured.Contains(source)
                        || source.StartsWith("GDPR Art. ", StringComparison.Ordinal)
                        || source == "Code du travail"
                        || options.Any(section => source == section || source.StartsWith(section + ":", StringComparison.Ordinal))
                        || Path.Exists(Path.Combine(Golden.Root, source)),
                    source
                )
        );
    }

    [Fact]
    public void Statements_EachOptionThatIsASource_IsThere()
    {
        var schema = File.ReadAllText(Path.Combine(Golden.Root, "functions", "configuration.schema.json"));
        Assert.All(
            Statements(English)
                .Select(statement => statement.Source?.Split(':'))
                .OfType<string[]>()
                .Where(parts => parts is ["Advocacy", ..])
                .SelectMany(parts => parts),
            part => Assert.Contains($"\"{part}\"", schema, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Gaps_OfEachPaperButTheSheet_AskForWhatOnlyTheCompanyKnows() =>
        Assert.All(
            English.Papers,
            paper => Assert.Contains(paper.Sections.SelectMany(section => section.Statements), statement => statement is { Source: null })
        );

    [Fact]
    public void Texts_InFrench_AreTypeset() =>
        Assert.All(
            Statements(French).Select(statement => statement.Text).OfType<string>().Concat(French.Papers.Select(paper => paper.Title)),
            text =>
            {
                Assert.DoesNotContain('\'', text);
                Assert.DoesNotMatch("[^\u00A0\u202F0-9A-Za-z][:;!?%»]|(?<!Advocacy|Programme)[a-zé]:(?!//)|«[^\u00A0\u202F]", text);
            }
        );

    private static IEnumerable<string> PlacesIn(Statement statement) =>
        Place().Matches(statement.Text ?? "").Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Place();
}
