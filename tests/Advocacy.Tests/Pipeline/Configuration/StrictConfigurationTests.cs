using CsCheck;
using Microsoft.Extensions.Configuration;

namespace Advocacy.Tests.Pipeline.Configuration;

public sealed class StrictConfigurationTests
{
    private static readonly StrictConfiguration Strict = new([.. PipelineRegistration.Sections, OptionsSection.Of<WebOptions>()], ["Out"]);

    [Theory]
    [InlineData("Conversion:MinShare", "3", "Advocacy:Conversion:MinShare is no option; did you mean MinShares?")]
    [InlineData("conversion:minshare", "3", "did you mean MinShares?")]
    [InlineData("Convresion:MinShares", "3", "Advocacy:Convresion is no option; did you mean Conversion?")]
    [InlineData("Reach:Networks:linkedin:Like", "1", "Advocacy:Reach:Networks:linkedin:Like is no option; there are ")]
    [InlineData("Conversion:MinShares", "three", "Advocacy:Conversion:MinShares is 'three', but must be a whole number.")]
    [InlineData("Conversion:MinShares", "3.5", "must be a whole number.")]
    [InlineData("Conversion:MinShares:Value", "3", "Advocacy:Conversion:MinShares must be a whole number, and not a section.")]
    [InlineData("Conversion:IncludeUnsurveyed", "yes", "must be true or false.")]
    [InlineData("Reach:Default:VisibilityRate", "a tenth", "must be a number, such as 0.25.")]
    [InlineData("Sheets:DayOrder", "backwards", "must be one of ")]
    [InlineData("Reach:Networks:linkedin", "1", "Advocacy:Reach:Networks:linkedin is '1', but must be a section or a list.")]
    [InlineData("Conversion", "3", "Advocacy:Conversion is '3', but must be a section or a list.")]
    [InlineData("Page:Targets:adoption", "much", "Advocacy:Page:Targets:adoption is 'much', but must be a number, such as 0.25.")]
    [InlineData("Mail:To:0:Adress", "a@example.com", "Advocacy:Mail:To:0:Adress is no option; did you mean Address?")]
    [InlineData("Sources:LinkedIn:Organisation", "1", "did you mean Organization?")]
    [InlineData("Selection:Capacity", "9", "Advocacy:Selection:Capacity is no option; it is one of Advocacy:Conversion.")]
    [InlineData("Conversion:MinShares", null, "Advocacy:Conversion:MinShares is null: leave it out, or let it be a whole number.")]
    [InlineData("Programme:ConsultedOn", "24/02/2026", "must be a day such as 2026-07-06.")]
    [InlineData("Programme:ConsultedOn", "2026-02-30", "must be a day such as 2026-07-06.")]
    [InlineData("Programme:ConsultedOn", "0001-01-01", "but must be in 1970 or later.")]
    public void MistakesIn_WhatNoOptionTakes_SaysWhereAndWhat(string key, string? value, string said) =>
        Assert.Contains(Of(($"Advocacy:{key}", value)), mistake => mistake.Contains(said, StringComparison.Ordinal));

    [Fact]
    public void MistakesIn_MistypedRoot_IsOne() =>
        Assert.Equal("Advocasy is no section; did you mean Advocacy?", Assert.Single(Of(("Advocasy:Conversion:MinShares", "3"))));

    [Fact]
    public void MistakesIn_ManyMistakes_AreAllThere() =>
        Assert.Equal(
            5,
            Of(
                ("Advocacy:Reach:Curency", "EUR"),
                ("Advocacy:Conversion:MinShare", "3"),
                ("Advocacy:Conversion:StepWeeks", "often"),
                ("Advocacy:Reach:Currency", "euro"),
                ("Advocacy:Figures:CloseAfterDays", "-1")
            ).Count
        );

    [Theory]
    [InlineData("Conversion:MinShares", "3")]
    [InlineData("conversion:minshares", "3")]
    [InlineData("Conversion:ProfileMap:0:0", "Engaged")]
    [InlineData("Reach:Networks:anything:Click", "0.5")]
    [InlineData("Mail:To:0:Address", "a@example.com")]
    [InlineData("Web:Groups:auditor:0", "3f2c")]
    [InlineData("Page:Names:fr:climate", "climat")]
    [InlineData("Out", "/data")]
    public void MistakesIn_WhatAnOptionTakes_AreNoneOfItsShape(string key, string value) =>
        Assert.DoesNotContain(
            Of(($"Advocacy:{key}", value)),
            mistake =>
                mistake.Contains("is no option", StringComparison.Ordinal) || mistake.Contains("but must be", StringComparison.Ordinal)
        );

    [Fact]
    public void MistakesIn_NothingSaid_AreNone() => Assert.Empty(Of(("PATH", "/bin"), ("Logging:LogLevel:Default", "Warning")));

    [Fact]
    public void Sections_EveryKindOfOptions_IsAmongThem() =>
        Assert.Equal(
            typeof(ICheckedOptions)
                .Assembly.GetTypes()
                .Where(type => type.IsClass && type.IsAssignableTo(typeof(ICheckedOptions)))
                .Select(type => (string)type.GetProperty("Section")!.GetValue(null)!)
                .Order(StringComparer.Ordinal),
            PipelineRegistration.Sections.Select(section => section.Path).Order(StringComparer.Ordinal)
        );

    // Whatever stands there, it is read or said to be wrong, and nothing is thrown.
    [Fact]
    public void MistakesIn_AnyKeysAndValues_NeverThrow() =>
        Gen.Select(
                AnyOf("Conversion", "Reach", "Mail", "Sources", "Web", "Page", "x"),
                AnyOf("", ":MinShares", ":Networks", ":To:0", ":Groups:a", ":Names:fr", ":LinkedIn:Members", ":Default:Click"),
                AnyOf("", ":y", ":0"),
                AnyOf("", "1", "x", "-9", "1e400", "true", "@Microsoft.KeyVault(SecretUri=x)")
            )
            .Array[0, 6]
            .Sample(
                said =>
                    Of([
                        .. said.DistinctBy(one => one.Item1 + one.Item2 + one.Item3)
                            .Select(one => ($"Advocacy:{one.Item1}{one.Item2}{one.Item3}", one.Item4)),
                    ]).Count >= 0,
                threads: 1
            );

    [Fact]
    public void Schema_OfTheOptions_IsTheFileInTheRepository() =>
        Golden.MatchesFile(Path.Combine(Golden.Root, "functions", "configuration.schema.json"), ConfigurationSchema.Of(Strict.Shape));

    private static Gen<string> AnyOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static IReadOnlyList<string> Of(params (string Key, string? Value)[] said) =>
        Strict.MistakesIn(
            new ConfigurationBuilder().AddInMemoryCollection(said.Select(one => KeyValuePair.Create(one.Key, one.Value))).Build()
        );
}
