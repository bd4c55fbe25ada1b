using System.Text;
using CsCheck;

namespace Advocacy.Tests.Domain.Invitations;

public sealed class ListRulesTests
{
    private static readonly IsoWeek List = Week("2025-W11");
    private static readonly DateTimeOffset Monday = AnyFact.Start.AddDays(63);
    private static readonly ListRules Rules = new(
        Capacity: 20,
        TeamShare: 0.2,
        ExploredShare: 0.1,
        HeldOutShare: 0.2,
        RestWeeks: 8,
        DeclinedRestWeeks: 26
    );

    private static readonly Gen<(PersonId, string?)[]> Ranked = Gen.Select(Gen.Int[0, 8], Gen.Bool)
        .Array[0, 60]
        .Select(people => people.Select((person, i) => (new PersonId($"p{i:00}"), person.Item2 ? $"team {person.Item1}" : null)).ToArray());

    [Fact]
    public void Draw_AnyPeople_KeepsTheCapacityTheTeamsAndTheOrder() =>
        Gen.Select(Ranked, Gen.Int[1, 30], Gen.Int)
            .Sample(
                (ranked, capacity, key) =>
                {
                    var rules = Rules with { Capacity = capacity };
                    var places = rules.TeamPlaces([.. ranked.Select(person => person.Item2)]);
                    var listed = rules.Draw(ranked, Draw(key));
                    // Everybody who may be listed is, as far as there are places.
                    Assert.Equal(Math.Min(capacity, ranked.Length), listed.Count);
                    Assert.Equal(listed.Count, listed.DistinctBy(person => person.PersonId).Count());
                    Assert.Equal(listed.Select(person => person.PersonId).Order(), listed.Select(person => person.PersonId));
                    var teams = ranked.ToDictionary(person => person.Item1, person => person.Item2);
                    Assert.All(
                        listed.Select(person => teams[person.PersonId]).OfType<string>().CountBy(team => team),
                        team => Assert.InRange(team.Value, 1, places)
                    );
                    // A team has more than its share only where fewer places would leave the list unfilled.
                    var inTeams = ranked.Select(person => person.Item2).OfType<string>().ToList();
                    Assert.True(
                        places == rules.PlacesOfAShare
                            || ranked.Length - inTeams.Count + inTeams.CountBy(team => team).Sum(team => Math.Min(team.Value, places - 1))
                                < listed.Count
                    );
                }
            );

    [Fact]
    public void Draw_SameKeyListAndPeople_IsTheSameAndHangsOnNobodyElse() =>
        Gen.Select(Ranked, Gen.Int)
            .Sample(
                (ranked, key) =>
                {
                    var listed = Rules.Draw(ranked, Draw(key));
                    Assert.Equal(listed, Rules.Draw(ranked, Draw(key)));
                    // Whether somebody is held out does not change with who else is there.
                    var alone = listed.Select(person => Rules.Draw([(person.PersonId, null)], Draw(key)).Single());
                    Assert.Equal(listed.Select(person => person.IsHeldOut), alone.Select(person => person.IsHeldOut));
                }
            );

    [Fact]
    public void Draw_ManyPeople_HoldsOutAndExploresTheirShares()
    {
        (PersonId, string?)[] ranked = [.. Enumerable.Range(0, 20_000).Select(i => (new PersonId($"p{i:00000}"), (string?)null))];
        var listed = (Rules with { Capacity = 10_000 }).Draw(ranked, Draw(1));
        Assert.Equal(1000, listed.Count(person => person.IsExplored));
        Assert.All(listed.Take(9000), person => Assert.False(person.IsExplored));
        Assert.InRange(listed.Count(person => person.IsHeldOut), 1850, 2150);
        Assert.NotEqual(
            listed.Where(person => person.IsHeldOut),
            (Rules with { Capacity = 10_000 }).Draw(ranked, Draw(2)).Where(person => person.IsHeldOut)
        );
    }

    [Theory]
    [InlineData(InvitationOutcome.Invited, 55, false)]
    [InlineData(InvitationOutcome.Invited, 56, false)]
    [InlineData(InvitationOutcome.Invited, 57, true)]
    [InlineData(InvitationOutcome.HeldOut, 10, false)]
    [InlineData(InvitationOutcome.Declined, 57, false)]
    [InlineData(InvitationOutcome.Declined, 182, false)]
    [InlineData(InvitationOutcome.Declined, 183, true)]
    public void MayList_StepDaysBefore_RestsAsLongAsTheRulesSay(InvitationOutcome outcome, int days, bool expected)
    {
        var person = EmployeeActivity
            .Of(new InvitationRecorded(new("ann"), new(Monday.AddDays(-days), Week("2024-W40"), outcome)))
            .Single();
        Assert.Equal(expected, Rules.MayList(person, List, Monday));
    }

    [Fact]
    public void MayList_StepOnTheListItself_DoesNotCount() =>
        Assert.True(
            Rules.MayList(
                EmployeeActivity.Of(new InvitationRecorded(new("ann"), new(Monday, List, InvitationOutcome.Invited))).Single(),
                List,
                Monday
            )
        );

    private static KeyedDraw Draw(int key) => new(Encoding.UTF8.GetBytes($"{key}"), List);
}
