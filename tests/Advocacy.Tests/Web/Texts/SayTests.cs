using System.Text.RegularExpressions;

namespace Advocacy.Tests.Web.Texts;

public sealed partial class SayTests
{
    [Fact]
    public void Texts_BothLanguages_HaveTheSameKeysAndPlaces()
    {
        var (english, french) = (Say.All[0].Texts, Say.All[1].Texts);
        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), french.Keys.Order(StringComparer.Ordinal));
        Assert.All(english, text => Assert.Equal(PlacesOf(text.Value), PlacesOf(french[text.Key])));
        Assert.All(french.Values, text => Assert.DoesNotMatch("'| [:;!?%»]|« ", text));
    }

    [Fact]
    public void Texts_EveryKeyThatPagesAskFor_IsThere()
    {
        var asked = Directory
            .EnumerateFiles(Path.Combine(Golden.Root, "functions", "Advocacy.Web"), "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".razor" or ".cs" && !file.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(file => Asked().Matches(File.ReadAllText(file)))
            .Select(found => found.Groups[1].Value)
            .ToHashSet(StringComparer.Ordinal);
        Assert.True(asked.Count > 50);
        Assert.Subset(Say.All[0].Texts.Keys.ToHashSet(StringComparer.Ordinal), asked);
    }

    private static IEnumerable<string> PlacesOf(string text) =>
        Place().Matches(text).Select(place => place.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex("\\{[0-9]\\}")]
    private static partial Regex Place();

    [GeneratedRegex("[Ss]ay\\[\"([a-zA-Z0-9.-]+)\"[\\],]")]
    private static partial Regex Asked();
}
