using System.Text.Json;
using CsCheck;

namespace Advocacy.Tests.Domain.Values;

public sealed class IsoWeekTests
{
    [Theory]
    [InlineData("2026-01-01", "2026-W01")]
    [InlineData("2025-12-29", "2026-W01")]
    [InlineData("2027-01-03", "2026-W53")]
    [InlineData("2026-11-24", "2026-W48")]
    public void Of_Day_IsItsIsoWeek(string day, string expected) =>
        Assert.Equal(expected, IsoWeek.Of(DateOnly.Parse(day, null)).ToString());

    [Theory]
    [InlineData("2026-W00")]
    [InlineData("2026-W54")]
    [InlineData("2026W05")]
    [InlineData("2026-w05")]
    [InlineData("+026-W05")]
    [InlineData("2026-W5")]
    [InlineData("")]
    public void TryParse_NoWeek_IsFalse(string text) => Assert.False(IsoWeek.TryParse(text, out _));

    [Fact]
    public void Of_AnyDay_IsReadFromItsNameAndJsonAndHoldsTheDay() =>
        Gen.Int[0, 70000]
            .Select(days => new DateOnly(1950, 1, 1).AddDays(days))
            .Sample(day =>
            {
                var week = IsoWeek.Of(day);
                return IsoWeek.Parse(week.ToString()) == week
                    && JsonSerializer.Deserialize<IsoWeek>(JsonSerializer.Serialize(week)) == week
                    && week.Monday == IsoWeek.MondayOf(day)
                    && week.Start == UtcDay.StartOf(week.Monday);
            });

    [Fact]
    public void CompareTo_AnyWeeks_IsTheOrderOfTheirMondays() =>
        Gen.Select(Gen.Int[0, 70000], Gen.Int[0, 70000])
            .Select((a, b) => (IsoWeek.Of(new DateOnly(1950, 1, 1).AddDays(a)), IsoWeek.Of(new DateOnly(1950, 1, 1).AddDays(b))))
            .Sample((a, b) => Math.Sign(a.CompareTo(b)) == Math.Sign(a.Monday.CompareTo(b.Monday)));
}
