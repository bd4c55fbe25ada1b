using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Advocacy.Reports.Texts;

namespace Advocacy.Tests.Reports.Texts;

public sealed partial class WordsTests
{
    // What people type into a table, in their language, and names of the simulated company: neither is shown as a text of ours.
    private static readonly string[] NotForReaders =
    [
        "FeedbackSheet.cs",
        "SurveySheet.cs",
        "PeopleSheet.cs",
        "SheetRow.cs",
        "SheetTimes.cs",
        "ComposedText.cs",
        "SourcesOptions.cs",
        "SimulatedNames.cs",
    ];

    [Fact]
    public void Files_EveryLanguage_HasTheSameKeysAndTheSamePlaces()
    {
        var english = TextsOf("en");
        var french = TextsOf("fr");
        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), french.Keys.Order(StringComparer.Ordinal));
        Assert.All(english, text => Assert.Equal(PlacesOf(text.Value), PlacesOf(french[text.Key])));
        Assert.All(english, text => Assert.Equal(text.Value.Length == 0, french[text.Key].Length == 0));
    }

    [Fact]
    public void Reasons_EveryFeatureThatMayBeOne_SaysItsValueUnlessThatMeansNothingToPeople() =>
        Assert.All(
            Words.All,
            words =>
            {
                var features = FeatureCatalog.All.Where(feature => feature is { IsReason: true, IsShown: true }).ToList();
                Assert.Equal(
                    features.Select(feature => feature.Name).Order(StringComparer.Ordinal),
                    words.Reasons.Keys.Order(StringComparer.Ordinal)
                );
                Assert.All(
                    features,
                    feature =>
                        Assert.Equal(
                            feature.Unit != "0 or 1" && !feature.Name.StartsWith("shares_ew_", StringComparison.Ordinal),
                            words.Of(new Reason(feature.Name, "", 700, 1, 1)) != words.Of(new Reason(feature.Name, "", 1100, 1, 1))
                        )
                );
            }
        );

    [Theory]
    [InlineData("en", 0.126, "0.13")]
    [InlineData("fr", 0.126, "0,13")]
    [InlineData("en", 2.34, "2.3")]
    [InlineData("fr", 12.6, "13")]
    public void Of_ReasonWithAValue_RoundsItAsTheLanguageWritesIt(string language, double value, string expected) =>
        Assert.Contains(expected, Of(language).Of(new Reason("share_rate", "", value, 1, 1)), StringComparison.Ordinal);

    [Theory]
    [InlineData("shares_4w", 1, "shared once in the last 4 weeks", "un partage ces 4 dernières semaines")]
    [InlineData("shares_4w", 3, "shared 3 times in the last 4 weeks", "3 partages ces 4 dernières semaines")]
    [InlineData("days_since_share", 0.2, "last shared a day ago", "dernier partage il y a un jour")]
    [InlineData("days_since_share", 45.6, "last shared 46 days ago", "dernier partage il y a 46 jours")]
    [InlineData("tenure", 365, "has been in the company for one year", "ancienneté en années\u00A0: 1")]
    [InlineData("tenure", 843, "has been in the company for 2.3 years", "ancienneté en années\u00A0: 2,3")]
    [InlineData("followers", 1209, "has 1,209 followers", "1\u202F209 abonnés")]
    [InlineData(
        "team_adoption",
        0.126,
        "13\u00A0% of the team are active ambassadors",
        "13\u00A0% de l’équipe sont des ambassadeurs actifs"
    )]
    public void Of_ReasonWithANumber_IsASentenceOfOneOrOfMany(string feature, double value, string english, string french)
    {
        var reason = new Reason(feature, "", value, 1, 1);
        Assert.Equal((english, french), (Of("en").Of(reason), Of("fr").Of(reason)));
    }

    [Fact]
    public void Of_ReasonOfAListThatKeptWords_SaysTheWords()
    {
        var reason = JsonSerializer.Deserialize<Reason>(
            """{"feature":"shares_1w","group":"","english":"shares: 2","french":"partages : 2","contribution":1,"groupContribution":1}""",
            JsonSerializerOptions.Web
        )!;
        var kept = JsonSerializer.Deserialize<Reason>(
            JsonSerializer.Serialize(reason, JsonSerializerOptions.Web),
            JsonSerializerOptions.Web
        )!;
        Assert.Equal("shares: 2", Of("en").Of(kept));
        Assert.Equal("partages : 2", Of("fr").Of(kept));
    }

    [Fact]
    public void Of_ReasonOfAFeatureThatIsGone_SaysItsName() =>
        Assert.Equal("gone_feature: 2", Of("en").Of(new Reason("gone_feature", "", 2, 1, 1)));

    [Fact]
    public void Counters_EveryOne_HasANameInEveryLanguage() =>
        Assert.All(Words.All, words => Assert.Equal(Counter.All.Select(counter => counter.Name), words.Counters.Keys));

    [Fact]
    public void Enumerations_EveryValueThatIsShown_HasANameInEveryLanguage() =>
        Assert.All(
            Words.All,
            words =>
            {
                Assert.Equal(Enum.GetValues<NextStepKind>(), words.List.Steps.Keys.Order());
                Assert.Equal(Enum.GetValues<FunnelStep>(), words.Effect.Steps.Keys.Order());
                Assert.Equal(Enum.GetValues<SurveyAxis>(), words.Effect.Axes.Keys.Order());
                Assert.Equal(Enum.GetValues<Profile>(), words.Person.Profiles.Keys.Order());
                Assert.Equal(Enum.GetValues<InvitationOutcome>(), words.Person.Outcomes.Keys.Order());
                Assert.Equal(Enum.GetValues<InteractionKind>(), words.Person.Kinds.Keys.Order());
                Assert.DoesNotContain(
                    words.List.Profiles.Keys,
                    profile => profile is Profile.Grumbler or Profile.Opponent or Profile.Rebel
                );
            }
        );

    [Fact]
    public void Page_EveryTextThatItsScriptsAskFor_IsThere()
    {
        var asked = SourcesOf("functions/Advocacy.Reports/Page")
            .SelectMany(file => AskedFor().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .ToList();
        Assert.True(asked.Count > 80, $"only {asked.Count} found");
        Assert.All(
            Words.All,
            words =>
                Assert.All(asked, name => Assert.True(words.Page.TryGetProperty(name, out _) || words.Counters.ContainsKey(name), name))
        );
    }

    /// <summary>French is told by its letters. English of our own is a sentence, or several words, in a file that writes what people
    /// read.</summary>
    [Fact]
    public void Sources_EveryFile_KeepsWhatReadersSeeInTheTexts()
    {
        var sources = SourcesOf("functions")
            .Concat(SourcesOf("ml"))
            .Where(file => !NotForReaders.Contains(Path.GetFileName(file)))
            .ToList();
        Assert.All(sources, file => Assert.DoesNotMatch("[éèàêçôùîœÉÀâûï]", WithoutComments(File.ReadAllText(file))));
        var written = SourcesOf("functions/Advocacy.Reports").Where(file => IsOfReaders().IsMatch(Path.GetFileName(file)));
        Assert.All(
            written,
            file => Assert.DoesNotMatch("\"[A-Z]?[a-z]+,? [a-z]+,? [a-z]+[^\"{<;:]*\"", WithoutComments(File.ReadAllText(file)))
        );
    }

    /// <summary>Apostrophes are curved, and no line begins with a mark: blanks beside : ; ! ? % « » do not break.</summary>
    [Fact]
    public void French_EveryText_IsSetAsFrenchIs() => Assert.All(TextsOf("fr"), text => Assert.DoesNotMatch("'| [:;!?%»]|« ", text.Value));

    private static Words Of(string language) => Words.All.Single(words => words.Language == language);

    private static Dictionary<string, string> TextsOf(string language)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        Add("", JsonNode.Parse(Words.FileOf(language))!);
        return texts;

        void Add(string path, JsonNode node)
        {
            switch (node)
            {
                case JsonObject members:
                    foreach (var (name, value) in members)
                    {
                        Add($"{path}.{name}", value!);
                    }

                    break;
                case JsonArray items:
                    foreach (var (i, item) in items.Index())
                    {
                        Add(string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), item!);
                    }

                    break;
                default:
                    texts.Add(path, node.GetValue<string>());
                    break;
            }
        }
    }

    private static IEnumerable<string> PlacesOf(string text) =>
        Place().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<string> SourcesOf(string folder) =>
        Directory
            .EnumerateFiles(Path.Combine(Golden.Root, folder), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".js" or ".html")
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));

    private static string WithoutComments(string source) => Comment().Replace(source, "");

    [GeneratedRegex(@"\{\w+(:\w+)?\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"(Html|Workbook|Texts)\.cs$|\.js$|\.html$")]
    private static partial Regex IsOfReaders();

    [GeneratedRegex(@"^\s*//.*$|^.*Exception\(.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex("""(?:Say\.text\(|data-text=)"(\w+)"[,)\s>]""")]
    private static partial Regex AskedFor();
}
