using Microsoft.Extensions.Options;

namespace Advocacy.Tests.Sources.Networks;

public sealed class DisclosureTests
{
    [Fact]
    public void IsIn_MarkupWithoutAnEnd_IsLookedAtUpToALength() =>
        Assert.False(new Disclosure(Options.Create(new SourcesOptions())).IsIn(string.Concat(Enumerable.Repeat("<a", 5_000_000))));

    [Theory]
    [InlineData("We are hiring #employee", true)]
    [InlineData("#Employee: we are hiring", true)]
    [InlineData("<p>New <a href=\"x\">#<span>ad</span></a> today</p>", true)]
    [InlineData("I work at Acme Corp, and", true)]
    [InlineData("je travaille   chez\u00A0Acme&nbsp;Corp.", true)]
    [InlineData("read my #adventure", false)]
    [InlineData("ad", false)]
    [InlineData("I work at Acme Corporation", false)]
    [InlineData("nothing", false)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void IsIn_Words_IsWhetherAMarkerStandsAlone(string? words, bool? expected) =>
        Assert.Equal(expected, new Disclosure(Options.Create(new SourcesOptions { Company = "Acme Corp" })).IsIn(words));
}
