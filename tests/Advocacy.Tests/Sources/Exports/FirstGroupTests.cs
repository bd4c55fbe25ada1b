namespace Advocacy.Tests.Sources.Exports;

public sealed class FirstGroupTests
{
    [Fact]
    public void Of_PatternThatWouldGoBackForEver_FindsNothingInOnePass() =>
        Assert.Null(FirstGroup.Of("^((a+)+)$", new string('a', 30_000) + "b"));

    [Theory]
    [InlineData("urn:(\\d+)", null)]
    [InlineData("urn", "has no group")]
    [InlineData("(a", "is no regular expression")]
    [InlineData("(a)(?=b)", "looks around")]
    [InlineData("(a)\\1", "refers back")]
    public void MistakeIn_Pattern_SaysWhatIsWrong(string pattern, string? expected)
    {
        var mistake = FirstGroup.MistakeIn(pattern);
        Assert.Equal(expected is null, mistake is null);
        Assert.Contains(expected ?? "", mistake ?? "", StringComparison.Ordinal);
    }
}
