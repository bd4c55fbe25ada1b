namespace Advocacy.Tests.Reports.Star;

public sealed class StarDictionaryTests
{
    [Fact]
    public void Markdown_SchemasOfTheTables_AreTheDictionaryInTheRepository() =>
        Golden.MatchesFile(Path.Combine(Golden.Root, "infra", "powerbi", "DICTIONARY.md"), StarDictionary.Markdown());
}
