using CsCheck;

namespace Advocacy.Tests.Ml.Features;

public sealed class SpeakingPhaseTests
{
    private static readonly DateTimeOffset At = AnyFact.Start.AddDays(400);

    [Fact]
    public void Probability_OneShareMoreInTheLastWeek_IsHigher() =>
        Gen.Int[0, 380]
            .Array[0, 12]
            .Sample(days =>
            {
                DateTimeOffset[] shared = [.. days.OrderDescending().Select(day => At.AddDays(-day).AddHours(-1))];
                Assert.True(SpeakingPhase.Probability([.. shared, At.AddMinutes(-1)], At) >= SpeakingPhase.Probability(shared, At) - 1e-6f);
            });

    [Fact]
    public void Probability_AnyShares_LiesWithinItsBounds() =>
        Gen.Int[0, 3]
            .Array[0, 500]
            .Sample(hours =>
            {
                DateTimeOffset[] shared = [.. hours.Select(hour => At.AddHours(-1 - hour)).Order()];
                Assert.InRange(SpeakingPhase.Probability(shared, At), 0.0299f, 0.8501f);
            });

    [Fact]
    public void Probability_SilentForAYear_IsThatOfSomebodyQuiet() => Assert.InRange(SpeakingPhase.Probability([], At), 0.03f, 0.06f);
}
