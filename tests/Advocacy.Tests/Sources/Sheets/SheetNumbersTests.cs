namespace Advocacy.Tests.Sources.Sheets;

public sealed class SheetNumbersTests
{
    [Theory]
    [InlineData("1234", 1234.0)]
    [InlineData("1,234", 1234.0)]
    [InlineData("1.234", 1234.0)]
    [InlineData("1 234", 1234.0)]
    [InlineData("1\u00A0234", 1234.0)]
    [InlineData("1\u202F234\u202F567", 1234567.0)]
    [InlineData("1’234", 1234.0)]
    [InlineData("1.234.567", 1234567.0)]
    [InlineData("1,234.0", 1234.0)]
    [InlineData("1.234,0", 1234.0)]
    [InlineData("1200.0", 1200.0)]
    [InlineData("12,5", 12.5)]
    [InlineData("0.500", 0.5)]
    [InlineData("١٢٣", 123.0)]
    [InlineData("-1,234", -1234.0)]
    [InlineData("1234 567", null)]
    [InlineData("12.000", null)]
    [InlineData("12,000", null)]
    [InlineData("1.2K", null)]
    [InlineData("3M", null)]
    [InlineData("1.2E+3", null)]
    [InlineData("12%", null)]
    [InlineData("1,23,456", null)]
    [InlineData("12,34.5", null)]
    [InlineData("1.2.3", null)]
    [InlineData("many", null)]
    [InlineData("", null)]
    public void Read_Text_IsTheNumberOrNone(string text, double? expected) =>
        Assert.Equal((decimal?)expected, new SheetNumbers(null).Read(new(text)).Number);

    [Theory]
    [InlineData("12.000", "1.234.567", 12_000)]
    [InlineData("12.000", "1200.5", 12)]
    [InlineData("12,000", "1,234,567", 12_000)]
    [InlineData("12,000", "7,5", 12)]
    public void Of_OtherCells_SettleWhatCouldBeTwoNumbers(string text, string other, int expected) =>
        Assert.Equal(expected, SheetNumbers.Of([new(other)], null).Read(new(text)).Number);

    [Fact]
    public void Read_AmountThatCouldBeTwo_IsRefused() => Assert.Null(new SheetNumbers(null, isWhole: false).Read(new("12.345")).Number);

    [Fact]
    public void Read_NumberThatCouldBeTwo_NamesBothAndWhatSettlesThem() =>
        Assert.Equal(
            "'12.000' could be 12000 or 12; Advocacy:Sheets:DecimalSign settles it (a dot or a comma)",
            new SheetNumbers(null).Read(new("12.000")).Problem
        );

    [Fact]
    public void Read_NumberOfAWorkbook_IsTakenAsItIs() => Assert.Equal(1.234m, new SheetNumbers(null).Read(new("1.234", 1.234)).Number);
}
