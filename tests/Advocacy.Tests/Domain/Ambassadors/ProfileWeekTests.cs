using CsCheck;

namespace Advocacy.Tests.Domain.Ambassadors;

public sealed class ProfileWeekTests
{
    private static readonly DateOnly Monday = new(2026, 1, 5);

    [Fact]
    public void Publish_AnyCounts_AreNeverFewerThanFiveAndRoundWhatAddsUp() =>
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
                Assert.All(told, week => Assert.Equal(0, week.People % SmallGroups.MinPeople));
                Assert.InRange(
                    told.Sum(week => week.People) - (counts.Sum() < SmallGroups.MinPeople ? 0 : counts.Sum()),
                    -2 * told.Count,
                    2 * told.Count
                );
                Assert.DoesNotContain(told, week => week.Profile is { } profile && profile.IsLeftAlone());
                Assert.True(told.Count(week => week.Profile is null) <= 1);
            });

    [Fact]
    public void Publish_OneSmallProfile_TakesTheSmallestOtherWithIt() =>
        Assert.Equal(
            [new(Monday, Profile.Engaged, 10), new(Monday, null, 10)],
            ProfileWeek.Publish([new(Monday, Profile.Engaged, 9), new(Monday, Profile.Torn, 6), new(Monday, Profile.Rebel, 2)])
        );

    [Fact]
    public void Publish_ThoseWhoAreLeftAlone_AreOneGroup() =>
        Assert.Equal(
            [new(Monday, Profile.Engaged, 20), new(Monday, null, 30)],
            ProfileWeek.Publish([
                new(Monday, Profile.Engaged, 20),
                new(Monday, Profile.Grumbler, 10),
                new(Monday, Profile.Opponent, 11),
                new(Monday, Profile.Rebel, 9),
            ])
        );
}
