namespace Advocacy.Tests.Domain.Reach;

public sealed class SmallGroupsTests
{
    [Theory]
    [InlineData(5, 10, true)]
    [InlineData(4, 10, false)]
    [InlineData(6, 10, false)]
    [InlineData(10, 10, false)]
    [InlineData(0, 10, false)]
    public void MayPublish_PartOfAWhole_NeedsFiveOnEachSide(int part, int whole, bool expected) =>
        Assert.Equal(expected, SmallGroups.MayPublish(part, whole));

    [Theory]
    [InlineData(5, 5)]
    [InlineData(7, 5)]
    [InlineData(8, 10)]
    [InlineData(12, 10)]
    [InlineData(13, 15)]
    [InlineData(0, 0)]
    public void NearestFive_Count_IsRounded(int people, int expected) => Assert.Equal(expected, SmallGroups.NearestFive(people));
}
