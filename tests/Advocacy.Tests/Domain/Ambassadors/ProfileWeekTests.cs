using CsCheck;

namespace Advocacy.Tests.Domain.Ambassadors;

public sealed class ProfileWeekTests
{
    private static readonly DateOnly Monday = new(2026, 1, 5);

    [Fact]
    public void Publish_AnyCounts_AreNeverFewerThanFiveAndAddUp() =>
        Gen.Int[0, 12]
            .Array[9]
            .Sample(counts =>
            {
                List<ProfileWeek> weeks =
                [
                    .. counts
                        .Index()
                        .Where(count => count.Item > 0)
                        .Select(count => new ProfileWeek(Monday, (Profile)count.Index, count.Item)),
                ];
                var told = ProfileWeek.Publish(weeks);
                Assert.All(told, week => Assert.True(week.People >= SmallGroups.MinPeople));
                Assert.Equal(counts.Sum() < SmallGroups.MinPeople ? 0 : counts.Sum(), told.Sum(week => week.People));
                Assert.True(told.Count(week => week.Profile is null) <= 1);
            });

    [Fact]
    public void Publish_OneSmallProfile_TakesTheSmallestOtherWithIt() =>
        Assert.Equal(
            [new(Monday, Profile.Engaged, 9), new(Monday, null, 8)],
            ProfileWeek.Publish([new(Monday, Profile.Engaged, 9), new(Monday, Profile.Torn, 6), new(Monday, Profile.Rebel, 2)])
        );
}
