using Advocacy.Adapters.Reports.Star;
using Advocacy.Tests.Given;
using Xunit;

namespace Advocacy.Tests.Adapters.Reports.Star;

public sealed class StarDictionaryTests
{
    [Fact]
    public void Markdown_SchemasOfTheTables_AreTheDictionaryInTheRepository() =>
        Golden.MatchesFile(Path.Combine(Golden.Root, "infra", "powerbi", "DICTIONARY.md"), StarDictionary.Markdown());
}
