using CsCheck;

namespace Advocacy.Tests.Domain.Ambassadors;

public sealed class AdoptionFoldTests
{
    private static readonly DateOnly Monday = DateOnly.FromDateTime(AnyFact.Start.UtcDateTime);

    private static readonly AmbassadorDefinition Ambassador = new(MinShares: 1, MinWeeks: 1, HorizonWeeks: 1);

    [Fact]
    public void Join_TwoVolunteersOneActive_IsHalf()
    {
        var weeks = Joined(
            People(
                new ConsentDecided(new("ann"), AnyFact.Start, true),
                new ConsentDecided(new("bob"), AnyFact.Start, true),
                new ShareMade("s1", new("ann"), AnyFact.Start, new("x", AnyFact.Start.AddDays(1), null, null), []),
                new ShareMade("s2", new("cy"), AnyFact.Start, new("x", AnyFact.Start.AddDays(1), null, null), [])
            )
        );
        Assert.Equal([new(Monday.AddDays(7), 2, 1), new(Monday.AddDays(14), 2, 0)], weeks);
    }

    [Fact]
    public void Join_NobodyShared_IsEmpty() =>
        Assert.Empty(Joined(People(new ConsentDecided(new("ann"), AnyFact.Start.AddDays(-9), true))));

    [Fact]
    public void Join_ConsentLongBeforeAndAfterTheFirstShare_BeginsAfterTheShare()
    {
        var weeks = Joined(
            People(
                new ConsentDecided(new("ann"), AnyFact.Start.AddDays(-99), true),
                new ConsentDecided(new("bob"), AnyFact.Start.AddDays(8), true),
                new ShareMade("s1", new("cy"), AnyFact.Start, new("x", AnyFact.Start.AddDays(1), null, null), [])
            )
        );
        Assert.Equal([new(Monday.AddDays(7), 1, 0), new(Monday.AddDays(14), 2, 0)], weeks);
    }

    [Fact]
    public void Join_AnyPeopleInAnyParts_IsTheFoldOfAll() =>
        Gen.Select(AnyFact.Some, Gen.Int[1, 4])
            .Sample(
                (facts, parts) =>
                {
                    var people = People(facts);
                    Assert.Equal(Joined(people), Joined([.. people.Index().GroupBy(pair => pair.Index % parts, pair => pair.Item)]));
                }
            );

    [Fact]
    public void Publish_CountsOfPeople_AreToTheNearestFiveAndNotOfFewerThanFiveOnEitherSide() =>
        Assert.Equal(
            [new(Monday, 55, 10), new(Monday, 50, null), new(Monday, 20, null)],
            AdoptionWeek.Publish([new(Monday, 57, 12), new(Monday, 52, 4), new(Monday, 22, 18), new(Monday, 4, 1)])
        );

    private static List<EmployeeActivity> People(params Fact[] facts) => [.. CompanyActivity.Of(facts).View(Purpose.Rights)];

    private static IReadOnlyList<AdoptionWeek> Joined(params IEnumerable<EmployeeActivity>[] parts) =>
        AdoptionFold.Join([.. parts.Select(Folded)], Monday.AddDays(14));

    private static AdoptionPart Folded(IEnumerable<EmployeeActivity> people)
    {
        var fold = new AdoptionFold(Ambassador, ProfileMap.Default, Monday.AddDays(14));
        foreach (var person in people)
        {
            fold.Add(person);
        }

        return fold.Part();
    }
}
