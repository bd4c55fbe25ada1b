namespace Advocacy.Tests.Domain.Invitations;

public sealed class EffectPowerTests
{
    /// <summary>Many experiments of the length that it asks for: about four of five find the effect.</summary>
    [Theory]
    [InlineData(0.08, 0.1, 25, 0.2)]
    [InlineData(0.15, 0.3, 21, 0.3)]
    public void ListsNeeded_ThatManyLists_FindTheEffectInFourOfFiveCases(double effect, double rate, int perList, double heldOutShare)
    {
        const int Experiments = 2000;
        var chance = new Chance("power");
        var people = perList * EffectPower.ListsNeeded(effect, rate, perList, heldOutShare)!.Value;
        var heldOut = (int)(people * heldOutShare);
        int Converts(int of, double share) => Enumerable.Range(0, of).Count(_ => chance.Next(10_000) < 10_000 * share);
        var found = Enumerable
            .Range(0, Experiments)
            .Count(_ =>
                new InvitationEffect(
                    people - heldOut,
                    Converts(people - heldOut, rate + effect),
                    heldOut,
                    Converts(heldOut, rate)
                ).IsSignificant
            );
        Assert.InRange((double)found / Experiments, 0.72, 0.88);
    }

    [Theory]
    [InlineData(0.1, 400, 100)]
    [InlineData(0.4, 60, 60)]
    public void SmallestEffect_ThatEffect_NeedsAsManyPeople(double rate, int invited, int heldOut)
    {
        var smallest = EffectPower.SmallestEffect(rate, invited, heldOut)!.Value;
        var people = invited + heldOut;
        Assert.Equal(1, EffectPower.ListsNeeded(smallest, rate, people, (double)heldOut / people));
        Assert.Equal(2, EffectPower.ListsNeeded(smallest - 0.002, rate, people, (double)heldOut / people));
    }

    [Fact]
    public void SmallestEffect_TooFewPeople_IsNone() => Assert.Null(EffectPower.SmallestEffect(0.5, 2, 2));

    [Fact]
    public void ListsNeeded_NobodyHeldOut_IsNever() => Assert.Null(EffectPower.ListsNeeded(0.08, 0.1, 25, 0));

    [Fact]
    public void ListsNeeded_TwiceTheList_IsHalfAsLong() =>
        Assert.Equal(EffectPower.ListsNeeded(0.1, 0.1, 20, 0.2)!.Value / 2.0, EffectPower.ListsNeeded(0.1, 0.1, 40, 0.2)!.Value, 0.51);
}
