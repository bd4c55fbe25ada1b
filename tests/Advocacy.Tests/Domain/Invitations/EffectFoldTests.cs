using CsCheck;

namespace Advocacy.Tests.Domain.Invitations;

public sealed class EffectFoldTests
{
    private static readonly AmbassadorDefinition Ambassador = new(MinShares: 1, MinWeeks: 1, HorizonWeeks: 4);
    private static readonly DateTimeOffset Monday = AnyFact.Start.AddDays(28);

    private static readonly Gen<ListEffect[]> Lists = Gen.Select(Gen.Int[0, 20], Gen.Int[0, 9], Gen.Int[0, 9])
        .Array[0, 12]
        .Select(lists =>
            lists
                .Select(
                    (list, i) =>
                        new ListEffect(
                            $"2025-W{i + 10}",
                            new(list.Item1, list.Item1 / 3, list.Item2, list.Item2 / 4),
                            Math.Min(list.Item3, list.Item1),
                            0
                        )
                )
                .ToArray()
        );

    [Fact]
    public void Lists_InvitedHeldOutAcceptedAndWithdrawn_AreCountedOnceTheHorizonHasPassed()
    {
        Fact[] facts =
        [
            .. new[] { "ann", "bob", "cy", "di" }.Select(id => new ConsentDecided(new(id), AnyFact.Start, true)),
            Step("ann", 0, "2025-W06", InvitationOutcome.Invited),
            Step("ann", 1, "2025-W06", InvitationOutcome.Accepted),
            Shared("s1", "ann", 3),
            Step("bob", 0, "2025-W06", InvitationOutcome.HeldOut),
            Shared("s2", "bob", 40),
            Step("cy", 0, "2025-W06", InvitationOutcome.Invited),
            new ConsentDecided(new("cy"), Monday.AddDays(1), false),
            Step("di", 14, "2025-W08", InvitationOutcome.Invited),
        ];
        Assert.Equal([new ListEffect("2025-W06", new(1, 1, 1, 0), 1, 1)], Folded(facts, Monday.AddDays(28)));
        Assert.Equal(2, Folded(facts, Monday.AddDays(42)).Count);
        Assert.Empty(Folded(facts, Monday.AddDays(27)));
    }

    [Fact]
    public void Publish_AnyLists_TellsOfNoFewerThanFiveAndNoDifferenceDoes() =>
        Lists.Sample(lists =>
        {
            var published = EffectFold.Publish(lists);
            Assert.All(published, list => Assert.True(list.IsPublishable, $"{list}"));
            if (published.Count > 0)
            {
                var parts = published.SkipLast(published.Count > 1 ? 1 : 0).ToList();
                Assert.Equal(lists.Sum(list => list.Effect.Invited), published[^1].Effect.Invited);
                Assert.Equal(
                    published[^1].Effect,
                    parts.Select(part => part.Effect).Aggregate(new InvitationEffect(0, 0, 0, 0), (a, b) => a.Plus(b))
                );
                // What is left of all lists when any of those told are taken off is nobody or enough.
                for (var subset = 0; subset < 1 << parts.Count; subset++)
                {
                    var left = parts.Where((_, i) => (subset & (1 << i)) == 0).ToList();
                    var (invited, heldOut) = (left.Sum(list => list.Effect.Invited), left.Sum(list => list.Effect.HeldOut));
                    Assert.True(left.Count == 0 || (invited >= SmallGroups.MinPeople && heldOut >= SmallGroups.MinPeople));
                }
            }
        });

    [Fact]
    public void Join_AnyListsInAnyParts_IsTheirSum() =>
        Gen.Select(Lists, Lists)
            .Sample(
                (a, b) =>
                {
                    var joined = EffectFold.Join([.. a, .. b]);
                    Assert.Equal(a.Concat(b).Sum(list => list.Effect.HeldOutConvert), joined.Sum(list => list.Effect.HeldOutConvert));
                    Assert.Equal(joined.Select(list => list.List).Distinct(), joined.Select(list => list.List));
                }
            );

    private static IReadOnlyList<ListEffect> Folded(Fact[] facts, DateTimeOffset asOf)
    {
        var fold = new EffectFold(Ambassador, asOf);
        foreach (var person in CompanyActivity.Of(facts).View(Purpose.Rights))
        {
            fold.Add(person);
        }

        return fold.Lists;
    }

    private static InvitationRecorded Step(string id, int day, string list, InvitationOutcome outcome) =>
        new(new(id), new(Monday.AddDays(day), Week(list), outcome));

    private static ShareMade Shared(string id, string author, int day) =>
        new(id, new(author), AnyFact.Start, new("x", Monday.AddDays(day), null, null), []);
}
