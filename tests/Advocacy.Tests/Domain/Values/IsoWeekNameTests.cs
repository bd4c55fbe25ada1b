using CsCheck;

namespace Advocacy.Tests.Domain.Values;

public sealed class IsoWeekNameTests
{
    [Theory]
    [InlineData("2026-01-01", "2026-W01")]
    [InlineData("2025-12-29", "2026-W01")]
    [InlineData("2027-01-03", "2026-W53")]
    [InlineData("2026-11-24", "2026-W48")]
    public void Of_Day_IsItsIsoWeek(string day, string expected) => Assert.Equal(expected, IsoWeekName.Of(DateOnly.Parse(day, null)));

    [Theory]
    [InlineData("2026-W00")]
    [InlineData("2026-W54")]
    [InlineData("2026W05")]
    [InlineData("2026-w05")]
    [InlineData("+026-W05")]
    [InlineData("2026-W5")]
    [InlineData("")]
    public void IsValid_NoWeek_IsFalse(string text) => Assert.False(IsoWeekName.IsValid(text));

    [Fact]
    public void IsValid_AnyDaysWeek_IsTrue() =>
        Gen.Int[0, 70000].Sample(day => IsoWeekName.IsValid(IsoWeekName.Of(new DateOnly(1950, 1, 1).AddDays(day))));
}
