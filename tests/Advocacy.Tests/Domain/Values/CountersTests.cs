namespace Advocacy.Tests.Domain.Values;

public sealed class CountersTests
{
    private const long Half = (long.MaxValue / 2) + 1;

    [Fact]
    public void Plus_SumTooLargeToHold_IsAnErrorAndNoNumber() =>
        Assert.Throws<OverflowException>(() => new Counters(Half, null, null, null, null).Plus(new(Half, null, null, null, null)));

    [Fact]
    public void Engagements_SumTooLargeToHold_IsAnErrorAndNoNumber() =>
        Assert.Throws<OverflowException>(() => new Counters(null, Half, Half, null, null).Engagements);

    [Theory]
    [InlineData("A/B", "C", "A", "B/C")]
    [InlineData("A%2F", "B", "A/", "B")]
    public void Key_TeamsWhoseNamesRunTogether_AreTwo(string department, string name, string otherDepartment, string otherName) =>
        Assert.NotEqual(
            new Advocacy.Domain.Ambassadors.Team("FR", department, name).Key,
            new Advocacy.Domain.Ambassadors.Team("FR", otherDepartment, otherName).Key
        );
}
