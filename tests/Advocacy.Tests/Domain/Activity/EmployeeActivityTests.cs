namespace Advocacy.Tests.Domain.Activity;

public sealed class EmployeeActivityTests
{
    private static readonly DateTimeOffset At = AnyFact.Start;

    [Fact]
    public void Join_StatesOfTwoPeople_Throws() =>
        Assert.Throws<ArgumentException>(() => new EmployeeActivity(new("ann")).Join(new EmployeeActivity(new("bob"))));

    [Fact]
    public void AttributesBefore_RecordAtTheInstant_IsNotKnownYet()
    {
        var person = Recorded(At, 5);
        Assert.Equal(EmployeeAttributes.Unknown, person.AttributesBefore(At));
        Assert.Equal("north", person.AttributesBefore(At.AddTicks(1)).Team);
    }

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(0, 5)]
    [InlineData(1, 5)]
    [InlineData(9, 5)]
    [InlineData(10, 8)]
    [InlineData(99, 8)]
    public void FollowersAt_TwoCounts_IsTheLastNotAfterOrElseTheFirst(int day, long expected) =>
        Assert.Equal(expected, Recorded(At, 5).Join(Recorded(At.AddDays(10), 8)).FollowersAt("x", At.AddDays(day)));

    [Fact]
    public void FollowersAt_OtherNetwork_IsUnknown() => Assert.Null(Recorded(At, 5).FollowersAt("linkedin", At));

    private static EmployeeActivity Recorded(DateTimeOffset at, long followers) =>
        EmployeeActivity
            .Of(
                new EmployeeRecorded(
                    new("ann"),
                    at,
                    new("sales", "north", null, null, null),
                    new Dictionary<string, long> { ["x"] = followers }
                )
            )
            .Single();
}
