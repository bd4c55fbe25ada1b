using CsCheck;

namespace Advocacy.Tests.Domain.Activity;

public sealed class ShareEngagementTests
{
    private static readonly Gen<(int Hour, long Count)[]> Observations = Gen.Select(Gen.Int[0, 200], Gen.Long[0, 50]).Array[0, 15];

    [Fact]
    public void DailyGains_LateSmallerAndRepeatedObservations_AreDifferencesOfTheLargestSoFar()
    {
        var engagement = Of((30, 7), (2, 3), (50, 5), (2, 3), (75, 9));
        Assert.Equal([3, 4, 0, 2], engagement.DailyGains().Select(day => day.Gain.Reactions!.Value));
    }

    [Fact]
    public void DailyGains_AnyObservations_AreNeverNegativeAndAddUpToTheLargest() =>
        Observations.Sample(observations =>
        {
            var gains = Of(observations).DailyGains().Select(day => day.Gain.Reactions!.Value).ToList();
            Assert.DoesNotContain(gains, gain => gain < 0);
            Assert.Equal(observations.Select(observation => observation.Count).DefaultIfEmpty().Max(), gains.Sum());
        });

    [Fact]
    public void CumulativeBefore_AnyDay_IsTheLargestSeenBeforeIt() =>
        Gen.Select(Observations, Gen.Int[0, 9])
            .Sample(
                (observations, day) =>
                {
                    var before = observations
                        .Where(observation => observation.Hour < 24 * day)
                        .Select(observation => (long?)observation.Count)
                        .Max();
                    Assert.Equal(
                        before,
                        Of(observations).CumulativeBefore(DateOnly.FromDateTime(AnyFact.Start.UtcDateTime).AddDays(day)).Reactions
                    );
                }
            );

    private static ShareEngagement Of(params (int Hour, long Count)[] observations) =>
        observations
            .Select(observation =>
                ShareEngagement.Of(AnyFact.Start.AddHours(observation.Hour), new(null, observation.Count, null, null, null))
            )
            .Aggregate(ShareEngagement.None, (a, b) => a.Join(b));
}
