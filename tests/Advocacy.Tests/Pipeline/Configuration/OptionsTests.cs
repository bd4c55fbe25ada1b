using Microsoft.Extensions.Options;

namespace Advocacy.Tests.Pipeline.Configuration;

public sealed class OptionsTests
{
    [Fact]
    public void Validate_Defaults_ArePassed()
    {
        using var pipeline = new EmbeddedPipeline();
        pipeline.Validate();
        Assert.Equal(ProfileMap.Default.ToString(), pipeline.Get<IOptions<ConversionOptions>>().Value.Population.Profiles.ToString());
    }

    [Fact]
    public void Validate_ManyMistakes_ListsThemAll()
    {
        using var pipeline = new EmbeddedPipeline(
            ("Advocacy:Conversion:MinShares", "0"),
            ("Advocacy:Conversion:MinWeeks", "5"),
            ("Advocacy:Conversion:TrainShare", "1"),
            ("Advocacy:Conversion:ProfileMap:0:0", "Saint"),
            ("Advocacy:Reach:Currency", "euro"),
            ("Advocacy:Reach:Default:VisibilityRate", "1.5"),
            ("Advocacy:Reach:Networks:x:Audience", "0"),
            ("Advocacy:Reach:Networks:x:Click", "-1")
        );
        var thrown = Assert.Throws<AggregateException>(pipeline.Validate);
        var mistakes = thrown.InnerExceptions.Cast<OptionsValidationException>().SelectMany(inner => inner.Failures).ToList();
        Assert.Equal(8, mistakes.Count);
        foreach (
            var named in new[]
            {
                "Conversion:MinShares",
                "Conversion:MinWeeks",
                "Conversion:TrainShare",
                "Conversion:ProfileMap",
                "Reach:Currency",
                "Reach:Default:VisibilityRate",
                "Reach:Networks:x:Audience",
                "Reach:Networks:x:Click",
            }
        )
        {
            Assert.Single(mistakes, mistake => mistake.Contains(named, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("Advocacy:Reach:Networks:x:Click", "dear", "Reach:Networks:x ")]
    [InlineData("Advocacy:Sources:CallsPerFiveMinutes:mastodon", "many", "CallsPerFiveMinutes:mastodon ")]
    [InlineData("Advocacy:Sources:Uses:linkedin", "Everything", "Uses:linkedin ")]
    public void Validate_EntryOfATableThatCannotBeRead_IsRefused(string key, string value, string named)
    {
        using var pipeline = new EmbeddedPipeline((key, value));
        var thrown = Assert.Throws<OptionsValidationException>(pipeline.Validate);
        Assert.Contains(named + "cannot be read", Assert.Single(thrown.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_ProfileMapAndNetworks_AreTaken()
    {
        var map = Enumerable
            .Range(0, 16)
            .Select(cell => ($"Advocacy:Conversion:ProfileMap:{cell / 4}:{cell % 4}", cell == 0 ? "torn" : "Passive"));
        using var pipeline = new EmbeddedPipeline([
            .. map,
            ("Advocacy:Reach:Networks:x:VisibilityRate", "0.3"),
            ("Advocacy:Reach:Default:Audience", "77"),
        ]);
        pipeline.Validate();
        Assert.Equal(
            (Profile.Torn, Profile.Passive),
            (
                pipeline.Get<IOptions<ConversionOptions>>().Value.Population.Profiles[4, 1],
                pipeline.Get<IOptions<ConversionOptions>>().Value.Population.Profiles[4, 2]
            )
        );
        var reach = pipeline.Get<IOptions<ReachOptions>>().Value;
        Assert.Equal((0.3, 1_000_000L), (reach.RatesOf("x").VisibilityRate, reach.RatesOf("x").Audience));
        Assert.Equal((0.1, 77L), (reach.RatesOf("y").VisibilityRate, reach.RatesOf("y").Audience));
    }

    [Theory]
    [InlineData(
        "Advocacy:Privacy:PseudonymKey",
        "@Microsoft.KeyVault(SecretUri=https://vault.vault.azure.net/secrets/pseudonym-key)",
        "could not be resolved"
    )]
    [InlineData("Advocacy:Selection:Key", " @microsoft.keyvault(VaultName=v;SecretName=s)", "could not be resolved")]
    [InlineData(
        "Advocacy:Sources:MastodonToken",
        "@Microsoft.KeyVault(SecretUri=https://vault.vault.azure.net/secrets/mastodon)",
        "could not be resolved"
    )]
    [InlineData(
        "Advocacy:Sources:LinkedIn:Members:ann",
        "@Microsoft.KeyVault(SecretUri=https://vault.vault.azure.net/secrets/ann)",
        "could not be resolved"
    )]
    [InlineData(
        "Advocacy:Mail:Password",
        "@Microsoft.KeyVault(SecretUri=https://vault.vault.azure.net/secrets/mail)",
        "could not be resolved"
    )]
    [InlineData("Advocacy:Privacy:PseudonymKey", "a passphrase that is long enough for sixteen", "base64")]
    [InlineData("Advocacy:Privacy:PseudonymKey", "c2hvcnQ=", "base64")]
    [InlineData("Advocacy:Selection:Key", "0123456789012345678901234567890", "base64")]
    public void Validate_SecretThatIsNone_StopsTheStartAndRepeatsNothingOfIt(string key, string value, string says)
    {
        using var pipeline = new EmbeddedPipeline((key, value));
        var thrown = Assert.ThrowsAny<Exception>(pipeline.Validate);
        var mistake = Assert.Single(
            thrown is AggregateException all
                ? all.InnerExceptions.Cast<OptionsValidationException>().SelectMany(inner => inner.Failures)
                : ((OptionsValidationException)thrown).Failures
        );
        Assert.StartsWith(key, mistake, StringComparison.Ordinal);
        Assert.Contains(says, mistake, StringComparison.Ordinal);
        Assert.DoesNotContain(value.Trim(), mistake, StringComparison.Ordinal);
    }
}
