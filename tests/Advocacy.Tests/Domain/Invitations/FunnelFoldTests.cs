using CsCheck;

namespace Advocacy.Tests.Domain.Invitations;

public sealed class FunnelFoldTests
{
    private static readonly DateTimeOffset Monday = AnyFact.Start.AddDays(28);

    private static readonly Gen<FunnelTally[]> Tallies = Gen.Int[0, 12]
        .Array[7]
        .Select(drops =>
            drops
                .Aggregate(
                    (Left: 40, Tallies: new List<FunnelTally>()),
                    (sofar, drop) => (Math.Max(0, sofar.Left - drop), [.. sofar.Tallies, new(Math.Max(0, sofar.Left - drop), drop / 2)])
                )
                .Tallies.ToArray()
        );

    [Fact]
    public void Counts_PeopleAtEveryStep_AreCountedWhereTheyCame()
    {
        Fact[] facts =
        [
            .. new[] { "held", "invited", "accepted", "shared", "active", "stayed", "open", "gone", "none" }.Select(
                id => new ConsentDecided(new(id), AnyFact.Start, true)
            ),
            new ConsentDecided(new("gone"), AnyFact.Start.AddDays(1), false),
            Step("held", InvitationOutcome.HeldOut),
            .. new[] { "invited", "accepted", "shared", "active", "stayed", "gone" }.Select(id => Step(id, InvitationOutcome.Invited)),
            .. new[] { "accepted", "shared", "active", "stayed" }.Select(id => Step(id, InvitationOutcome.Accepted, 2)),
            Shared("shared", 60),
            Shared("active", 10),
            Shared("stayed", 11),
            Shared("stayed", 100),
            new InvitationRecorded(new("open"), new(Monday.AddDays(100), Week("2025-W20"), InvitationOutcome.Invited)),
            new InvitationRecorded(new("open"), new(Monday.AddDays(101), Week("2025-W20"), InvitationOutcome.Accepted)),
            Shared("open", 110),
        ];
        Assert.Equal(
            [new(8, 0), new(7, 0), new(6, 0), new(5, 0), new(4, 0), new(2, 1), new FunnelTally(1, 0)],
            Folded(facts, Monday.AddDays(28 + 84))
        );
    }

    [Fact]
    public void Publish_AnyTallies_TellsNoStepAndNoDifferenceOfFewerThanFive() =>
        Tallies.Sample(tallies =>
        {
            var told = FunnelFold.Publish(tallies).Select(count => count.People).OfType<int>().ToList();
            Assert.All(told, people => Assert.True(people >= SmallGroups.MinPeople));
            Assert.All(
                told.Zip(told.Skip(1)),
                pair => Assert.True(pair.First == pair.Second || pair.First - pair.Second >= SmallGroups.MinPeople)
            );
        });

    [Fact]
    public void Join_AnyParts_IsTheFoldOfAll() =>
        AnyFact
            .Lasting.Array[0, 60]
            .Sample(facts =>
            {
                var people = CompanyActivity.Of(facts).View(Purpose.Rights).ToList();
                var parts = people.Chunk(2).Select(chunk => Folded(chunk, Monday.AddDays(60)));
                Assert.Equal(Folded(people, Monday.AddDays(60)), FunnelFold.Join(parts));
            });

    private static IReadOnlyList<FunnelTally> Folded(Fact[] facts, DateTimeOffset asOf) =>
        Folded(CompanyActivity.Of(facts).View(Purpose.Rights), asOf);

    private static IReadOnlyList<FunnelTally> Folded(IEnumerable<EmployeeActivity> people, DateTimeOffset asOf)
    {
        var fold = new FunnelFold(new(MinShares: 1, MinWeeks: 1, HorizonWeeks: 4), asOf);
        foreach (var person in people)
        {
            fold.Add(person);
        }

        return fold.Counts;
    }

    private static InvitationRecorded Step(string id, InvitationOutcome outcome, int day = 0) =>
        new(new(id), new(Monday.AddDays(day), Week("2025-W06"), outcome));

    private static ShareMade Shared(string id, int day) =>
        new($"{id}-{day}", new(id), AnyFact.Start, new("x", Monday.AddDays(day), null, null), []);
}
