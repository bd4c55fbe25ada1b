using System.Reflection;
using System.Text.RegularExpressions;

namespace Advocacy.Tests.Solution;

/// <summary>What PRIVACY.md names is there under that name.</summary>
public sealed partial class PrivacyTests
{
    private static string Text { get; } = File.ReadAllText(Path.Combine(Golden.Root, "PRIVACY.md"));

    [Fact]
    public void Options_ThatItNames_AreInTheSchema()
    {
        var schema = File.ReadAllText(Path.Combine(Golden.Root, "functions", "configuration.schema.json"));
        var named = OptionNamed().Matches(Text).SelectMany(match => match.Groups[1].Value.Split(':')).Distinct().ToList();
        Assert.True(named.Count > 8, $"only {named.Count} found");
        Assert.All(named, name => Assert.Contains($"\"{name}\"", schema, StringComparison.Ordinal));
    }

    [Fact]
    public void Periods_ThatItNames_AreThoseOfTheOptionsWithTheirDefaults()
    {
        var options = new RetentionOptions();
        var rows = PeriodNamed().Matches(Text).Select(match => (Kept: match.Groups[1].Value, Option: match.Groups[2].Value)).ToList();
        Assert.True(rows.Count >= 6, $"only {rows.Count} found");
        Assert.All(
            rows,
            row =>
                Assert.Equal(
                    row.Kept,
                    typeof(RetentionOptions)
                        .GetProperty(row.Option, BindingFlags.Public | BindingFlags.Instance)!
                        .GetValue(options)!
                        .ToString()
                )
        );
    }

    [Fact]
    public void Events_ThatItNames_AreInTheContract()
    {
        var named = EventNamed().Matches(Text).Select(match => match.Value).Distinct().ToList();
        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.Contains(name, EventTypes.All));
    }

    [Theory]
    [InlineData("asked-for")]
    [InlineData("seen-through")]
    [InlineData("language")]
    public void Cookies_ThatItNames_AreThoseOfThePages(string cookie)
    {
        Assert.Contains($"`{cookie}`", Text, StringComparison.Ordinal);
        Assert.Contains(
            Directory.EnumerateFiles(Path.Combine(Golden.Root, "functions", "Advocacy.Web"), "*.cs", SearchOption.AllDirectories),
            file => File.ReadAllText(file).Contains(cookie, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Places_ThatItLinksTo_AreThere() =>
        Assert.All(
            LinkTo().Matches(Text).Select(match => match.Groups[1].Value).Where(link => !link.StartsWith("http", StringComparison.Ordinal)),
            link => Assert.True(link[0] == '#' || File.Exists(Path.Combine(Golden.Root, link.Split('#')[0])), link)
        );

    [GeneratedRegex(@"`Advocacy:([A-Za-z:]+?):?\*?`")]
    private static partial Regex OptionNamed();

    [GeneratedRegex(@"(\d+) (?:months|days) \(`(\w+(?:Months|Days))`\)")]
    private static partial Regex PeriodNamed();

    [GeneratedRegex(@"advocacy\.[a-z]+\.v\d")]
    private static partial Regex EventNamed();

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex LinkTo();
}
