using System.Globalization;

namespace Advocacy.Tests.Sources.Sheets;

public sealed class SheetTimesTests
{
    [Theory]
    [InlineData("2026-01-13", "2026-01-13 00:00")]
    [InlineData("2026/03/04 9:15:00 AM GMT+1", "2026-03-04 09:15 +1")]
    [InlineData("13/01/2026", "2026-01-13 00:00")]
    [InlineData("1/13/2026", "2026-01-13 00:00")]
    [InlineData("03.04.2026 09:15", "2026-04-03 09:15")]
    [InlineData("3/3/2026", "2026-03-03 00:00")]
    [InlineData("03/04/2026", null)]
    [InlineData("03-04-2026 10:00", null)]
    [InlineData("2026-01-13T09:15:00.1234567+0100", "2026-01-13 09:15 +1")]
    [InlineData("2026-01-13 09:15Z", "2026-01-13 09:15 +0")]
    [InlineData("2026-01-13 09:15 CEST", "2026-01-13 09:15 +2")]
    [InlineData("2026-01-13 09:15 IST", null)]
    [InlineData("2026-01-13 1:05\u202Fp.m.", "2026-01-13 13:05")]
    [InlineData("2026-01-13 12:05 AM", "2026-01-13 00:05")]
    [InlineData("2026-01-13 13:05 PM", null)]
    [InlineData("2025-12-31 24:00", "2026-01-01 00:00")]
    [InlineData("2025-12-31 24:01", null)]
    [InlineData("4 mars 2026", "2026-03-04 00:00")]
    [InlineData("4. März 2026", "2026-03-04 00:00")]
    [InlineData("Mar 4, 2026", "2026-03-04 00:00")]
    [InlineData("Wed, Mar 4, 2026", "2026-03-04 00:00")]
    [InlineData("٢٠٢٦-٠٣-٠٤ ١٠:٠٠", "2026-03-04 10:00")]
    [InlineData("46085.41", null)]
    [InlineData("2026-02-30", null)]
    [InlineData("30/02/2026", null)]
    [InlineData("04/03/26", null)]
    [InlineData("yesterday", null)]
    [InlineData("", null)]
    public void Read_Text_IsReadAsPeopleWriteItAndNeverGuessed(string text, string? expected)
    {
        var time = new SheetTimes(null).Read(new(text));
        Assert.Equal(
            expected,
            time.IsRead
                ? time.At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
                    + (time.Offset is { } offset ? $" +{offset.Hours.ToString(CultureInfo.InvariantCulture)}" : "")
                : null
        );
    }

    [Theory]
    [InlineData(DayOrder.DayFirst, "2026-04-03")]
    [InlineData(DayOrder.MonthFirst, "2026-03-04")]
    public void Read_OrderIsTold_IsReadInIt(DayOrder order, string expected) =>
        Assert.Equal(DateOnly.Parse(expected, CultureInfo.InvariantCulture), new SheetTimes(order).Read(new("03/04/2026")).Day);

    [Theory]
    [InlineData("5. marraskuuta 2026")]
    [InlineData("13 Meitheamh 2026")]
    [InlineData("4 jui 2026")]
    public void Read_MonthOfALanguageThatIsNotKnown_IsNone(string text) => Assert.False(new SheetTimes(null).Read(new(text)).IsRead);

    [Fact]
    public void Of_RowsContradictWhatIsTold_ReadOnlyWhatIsPlain()
    {
        var sheet = Sheet.Read("t.csv", "a,b\n25/01/2026,x\n03/04/2026,x\n"u8.ToArray(), new(), names => names.Contains("a"));
        var times = SheetTimes.Of(sheet, ["a"], DayOrder.MonthFirst);
        Assert.Equal([new DateOnly(2026, 1, 25), null], sheet.Rows.Select(row => times.Read(row.Cell("a"), ["MM/dd/yyyy"]).Day));
    }

    [Fact]
    public void Read_NumberThatIsNoDayOfToday_IsNone()
    {
        Assert.False(new SheetTimes(null).Read(new("45", 45, new(1900, 2, 13, 0, 0, 0, DateTimeKind.Unspecified))).IsRead);
        Assert.Equal(new(2026, 1, 13), new SheetTimes(null).Read(new("20260113", 20260113), ["yyyyMMdd"]).Day);
    }

    [Fact]
    public void Read_DayThatCouldBeAMonth_NamesBothReadingsAndWhatSettlesThem() =>
        Assert.Equal(
            "03/04/2026 could be 2026-04-03 or 2026-03-04; Advocacy:Sheets:DayOrder settles it (DayFirst or MonthFirst)",
            new SheetTimes(null).Read(new("03/04/2026")).Problem
        );

    [Theory]
    [InlineData("a,b\n03/04/2026,x\n03/13/2026,x\n", DayOrder.MonthFirst)]
    [InlineData("a,b\n03/04/2026,x\n13/03/2026,x\n", DayOrder.DayFirst)]
    [InlineData("a,b\n03/04/2026,x\n", null)]
    [InlineData("a,b\n13/03/2026,x\n03/13/2026,x\n", null)]
    [InlineData("a;b\n03/04/2026;x\n", DayOrder.DayFirst)]
    public void Of_OtherRows_SettleTheOrder(string text, DayOrder? expected) =>
        Assert.Equal(
            expected,
            SheetTimes
                .Of(Sheet.Read("t.csv", System.Text.Encoding.UTF8.GetBytes(text), new(), names => names.Contains("a")), ["a"], null)
                .Order
        );
}
