namespace Advocacy.Tests.Sources.Sheets;

public sealed class SheetIdsTests
{
    [Theory]
    [InlineData("7171234567890123456", false)]
    [InlineData("1.23457E+18", true)]
    [InlineData("1,23E+11", true)]
    [InlineData("7171234567890120000", true)]
    [InlineData("M\uFFFDller", true)]
    [InlineData("p0001", false)]
    [InlineData("00042", false)]
    public void DamageOf_Text_IsWhatAProgramRounded(string text, bool expected) =>
        Assert.Equal(expected, SheetIds.DamageOf(new(text)) is not null);

    [Fact]
    public void ProblemOf_EveryLongIdEndsAsScriptsRoundThem_IsRefused()
    {
        Assert.NotNull(SheetIds.Of(["7171234567890123000", "7171234567890125000"]).ProblemOf(new("7171234567890123000")));
        Assert.Null(SheetIds.Of(["7171234567890123000", "7171234567890125123"]).ProblemOf(new("7171234567890123000")));
        Assert.NotNull(SheetIds.DamageOf(new("7170000000000000512", 7170000000000000512)));
    }
}
