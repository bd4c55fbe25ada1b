using CsCheck;

namespace Advocacy.Tests.Domain.Ambassadors;

public sealed class AmbassadorDefinitionTests
{
    private static readonly DateTimeOffset At = new(2025, 6, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly AmbassadorDefinition Definition = new(MinShares: 3, MinWeeks: 2, HorizonWeeks: 4);

    [Theory]
    [InlineData(new[] { -1, -2, -8 }, true)]
    [InlineData(new[] { -1, -2, -3 }, false)]
    [InlineData(new[] { -7, -8, -9 }, true)]
    [InlineData(new[] { -8, -9, -14 }, false)]
    [InlineData(new[] { -1, -8 }, false)]
    [InlineData(new[] { -1, -2, -28 }, true)]
    [InlineData(new[] { -1, -2, -29 }, false)]
    [InlineData(new[] { 0, -2, -8 }, false)]
    public void IsActive_SharesOnDays_CountsSharesAndWeeksOfTheHorizon(int[] days, bool expected) =>
        Assert.Equal(expected, Definition.IsActive(On(days), At));

    [Fact]
    public void Converts_ActiveAfterButNotBefore_IsTrue()
    {
        Assert.True(Definition.Converts(On(0, 1, 8), At));
        Assert.False(Definition.Converts(On(-1, -2, -8, 0, 1, 8), At));
        Assert.False(Definition.Converts(On(0, 1, 28), At));
        Assert.False(Definition.Converts(On(-1, 0, 8), At));
    }

    [Fact]
    public void Converts_AnyShares_LooksAtNoneOutsideTheTwoHorizons() =>
        Gen.Int[-60, 60]
            .Array[0, 12]
            .Sample(days =>
                Definition.Converts(On(days), At) == Definition.Converts(On([.. days.Where(day => day is >= -28 and < 28)]), At)
            );

    [Fact]
    public void WeeksToConvert_AnyShares_IsTheFirstWeekAfterWhichNothingMoreIsNeeded() =>
        Gen.Int[-60, 60]
            .Array[0, 12]
            .Sample(days =>
            {
                var weeks = Definition.WeeksToConvert(On(days), At);
                Assert.Equal(Definition.Converts(On(days), At), weeks is not null);
                Assert.True(
                    weeks is null
                        || (
                            Definition.Converts(On([.. days.Where(day => day < 7 * weeks)]), At)
                            && !Definition.Converts(On([.. days.Where(day => day < 7 * (weeks - 1))]), At)
                        )
                );
            });

    [Fact]
    public void Window_AnyInstants_HoldsThoseFromItsStartToBeforeItsEnd() =>
        Gen.Select(Gen.Int[-9, 9].Array[0, 9], Gen.Int[-9, 9], Gen.Int[-9, 9])
            .Sample(
                (days, from, until) =>
                    Assert.Equal(
                        On([.. days.Where(day => day >= from && day < until)]),
                        AmbassadorDefinition.Window(On(days), At.AddDays(from), At.AddDays(until)).ToArray()
                    )
            );

    private static DateTimeOffset[] On(params int[] days) => [.. days.Order().Select(day => At.AddDays(day))];
}
