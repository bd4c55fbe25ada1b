using Advocacy.Domain.Trials;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Advocacy.Tests.Domain.Trials;

public sealed class ToldTrialTests
{
    private const int Trials = 1000;
    private const int Shares = 600;
    private const int Look = 10;

    // Whoever looks after every ten shares, at clicks and engagements, for as long as the trial goes on.
    [Fact]
    public void Of_TwoTextsThatAreAlike_ClaimADifferenceInFiveOfAHundredAtMost()
    {
        var claimed = Enumerable.Range(0, Trials).AsParallel().Count(seed => Looks(seed, 1).Any(IsClaimed));
        TestContext.Current.SendDiagnosticMessage($"{claimed} of {Trials} trials without a difference claim one");
        Assert.InRange(claimed, 1, 65);
    }

    [Fact]
    public void Of_TextsThatBringHalfAsMuchAgain_AreToldApartInTheEndAndTheRightWayRound()
    {
        var last = Enumerable.Range(0, 100).AsParallel().Select(seed => Looks(seed, 1.5).Last()!).ToList();
        Assert.InRange(last.Count(trial => trial.Engagements is { IsClear: true, Difference.Value: > 0 }), 80, 100);
        Assert.DoesNotContain(last, trial => trial.Engagements is { IsClear: true, Difference.Value: < 0 });
    }

    [Theory]
    [InlineData(4, 40, false, false)]
    [InlineData(5, 40, true, false)]
    [InlineData(19, 40, true, false)]
    [InlineData(20, 40, true, true)]
    public void Of_PeopleWithOneText_AreToldByHowManyTheyAre(int few, int many, bool isTold, bool areMeansTold)
    {
        var told = ToldTrial.Of(new("c", ArmOf(few, 3), ArmOf(many, 5)));
        Assert.Equal((isTold, areMeansTold), (told is not null, told?.Engagements is not null));
    }

    [Fact]
    public void Of_OneShareThatBroughtMoreThanHalf_TellsNoMean()
    {
        var famous = ArmOf(30, 3).With(new(null, 1000, null, null, 1000));
        var told = ToldTrial.Of(new("c", famous, ArmOf(30, 3)))!;
        Assert.Equal((null, null), (told.Clicks, told.Engagements));
    }

    [Theory]
    [InlineData(35, 35, false)]
    [InlineData(40, 30, false)]
    [InlineData(40, 35, false)]
    [InlineData(40, 40, true)]
    [InlineData(20, 20, false)]
    public void After_PeopleWithEitherText_MovesOnWhenMoreThanFiveCameToEach(int suggested, int other, bool movesOn)
    {
        var before = new ToldTrial("c", 30, 30, null, null);
        var now = new ToldTrial("c", suggested, other, null, null);
        Assert.Equal(movesOn ? now : before, now.After(before));
        Assert.Equal(now, now.After(null));
    }

    [Fact]
    public void Of_AnAbsurdCounter_TellsNoMean()
    {
        var absurd = ArmOf(30, 3).With(new(null, null, null, null, long.MaxValue));
        Assert.Null(ToldTrial.Of(new("c", absurd, ArmOf(30, 3)))!.Clicks);
    }

    private static bool IsClaimed(ToldTrial? told) => told is { Clicks.IsClear: true } or { Engagements.IsClear: true };

    private static TrialArm ArmOf(int people, long each) =>
        Enumerable.Range(0, people).Aggregate(TrialArm.None, (arm, i) => arm.With(new(null, each + (i % 2), null, null, each + (i % 2))));

    /// <summary>Shares whose clicks and engagements differ as real posts do: a Poisson number about a mean that is log-normal.</summary>
    private static IEnumerable<ToldTrial?> Looks(int seed, double times)
    {
        var random = new Xoshiro256StarStar(seed, threadSafe: false);
        var (suggested, other) = (TrialArm.None, TrialArm.None);
        for (var share = 1; share <= Shares; share++)
        {
            var isOther = random.NextDouble() < 0.5;
            var mean = LogNormal.Sample(random, 1, 0.8) * (isOther ? times : 1);
            var counters = new Counters(null, Poisson.Sample(random, mean), null, null, Poisson.Sample(random, 0.4 * mean));
            (suggested, other) = isOther ? (suggested, other.With(counters)) : (suggested.With(counters), other);
            if (share % Look == 0)
            {
                yield return ToldTrial.Of(new("c", suggested, other));
            }
        }
    }
}
