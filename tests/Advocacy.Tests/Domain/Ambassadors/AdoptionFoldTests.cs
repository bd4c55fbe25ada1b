using Advocacy.Domain;
using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Facts;
using Advocacy.Tests.Given;
using Xunit;

namespace Advocacy.Tests.Domain.Ambassadors;

public sealed class AdoptionFoldTests
{
    private static readonly DateOnly Monday = DateOnly.FromDateTime(AnyFact.Start.UtcDateTime);

    [Fact]
    public void Weeks_TwoVolunteersOneActive_IsHalf()
    {
        var fold = new AdoptionFold(new(MinShares: 1, MinWeeks: 1, HorizonWeeks: 1), AnyFact.Start, Monday.AddDays(14));
        foreach (var person in CompanyActivity.Of([
            new ConsentDecided("ann", AnyFact.Start, true),
            new ConsentDecided("bob", AnyFact.Start, true),
            new ShareMade("s1", "ann", AnyFact.Start, new("x", AnyFact.Start.AddDays(1), null, null), []),
            new ShareMade("s2", "cy", AnyFact.Start, new("x", AnyFact.Start.AddDays(1), null, null), [])]).View())
        {
            fold.Add(person);
        }

        Assert.Equal([new(Monday.AddDays(7), 2, 1), new(Monday.AddDays(14), 2, 0)], fold.Weeks());
        Assert.Equal(0.5, fold.Weeks()[0].Adoption);
    }

    [Fact]
    public void Weeks_NoActivity_IsEmpty() => Assert.Empty(new AdoptionFold(new(1, 1, 1), null, Monday).Weeks());

    [Fact]
    public void Adoption_NobodyConsents_IsUnknown() => Assert.Null(new AdoptionWeek(Monday, 0, 0).Adoption);
}
