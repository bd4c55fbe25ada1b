using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Advocacy.Tests.Domain.Invitations;

public sealed class InvitationEffectTests
{
    private const int Seeds = 200;
    private const int Lists = 52;

    // Newcombe 1998, table II, example (a): 56/70 against 48/80 gives .0524 to .3339.
    [Fact]
    public void Interval_NewcombesExample_IsHis()
    {
        var interval = new InvitationEffect(70, 56, 80, 48).Interval!.Value;
        Assert.Equal((0.0524, 0.3339), (Math.Round(interval.Low, 4), Math.Round(interval.High, 4)));
    }

    // Newcombe 1998, table II, example (h): 10/10 against 0/10 gives .6075 to 1.
    [Fact]
    public void Interval_SharesOfZeroAndOne_StaysWithinTheBounds()
    {
        var interval = new InvitationEffect(10, 10, 10, 0).Interval!.Value;
        Assert.Equal((0.6075, 1), (Math.Round(interval.Low, 4), Math.Round(interval.High, 4)));
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(5, 0)]
    public void Interval_EmptyGroup_IsUnknown(int invited, int heldOut)
    {
        var effect = new InvitationEffect(invited, 0, heldOut, 0);
        Assert.Null(effect.Difference);
        Assert.Null(effect.Interval);
        Assert.False(effect.IsSignificant);
    }

    [Fact]
    public void Interval_YearsOfListsWithAKnownEffect_CoverIt()
    {
        var covered = Enumerable
            .Range(0, Seeds)
            .Count(seed => Year(seed, 0.18).Interval is { } interval && interval.Low <= 0.08 && interval.High >= 0.08);
        TestContext.Current.SendDiagnosticMessage($"{covered} of {Seeds} years cover the true effect");
        Assert.InRange(covered, 182, 198);
    }

    [Fact]
    public void IsSignificant_YearsOfListsWithoutAnEffect_ClaimOneInAFew()
    {
        var claimed = Enumerable.Range(0, Seeds).Count(seed => Year(Seeds + seed, 0.1).IsSignificant);
        TestContext.Current.SendDiagnosticMessage($"{claimed} of {Seeds} years claim an effect where there is none");
        Assert.InRange(claimed, 2, 18);
    }

    /// <summary>A year of lists of 25, of whom a fifth are held out at random; those held out convert with .1.</summary>
    private static InvitationEffect Year(int seed, double invitedConvert)
    {
        var random = new Xoshiro256StarStar(seed, threadSafe: false);
        return Enumerable
            .Range(0, Lists)
            .Select(_ =>
            {
                var heldOut = Binomial.Sample(random, 0.2, 25);
                return new InvitationEffect(
                    25 - heldOut,
                    Binomial.Sample(random, invitedConvert, 25 - heldOut),
                    heldOut,
                    heldOut == 0 ? 0 : Binomial.Sample(random, 0.1, heldOut)
                );
            })
            .Aggregate((a, b) => a.Plus(b));
    }
}
