using CsCheck;

namespace Advocacy.Tests.Domain.Activity;

public sealed class CompanyActivityTests
{
    private static readonly Gen<CompanyActivity> States = AnyFact.Some.Select(CompanyActivity.Of);

    [Fact]
    public void Of_AnyOrderRepetitionAndBatching_IsTheSame() =>
        AnyFact.Rearranged.Sample(
            (facts, batches) =>
                Assert.Equal(
                    CompanyActivity.Of(facts),
                    batches.Select(CompanyActivity.Of).Aggregate(CompanyActivity.Empty, (whole, part) => part.Join(whole))
                )
        );

    [Fact]
    public void Join_AnyStates_IsCommutativeAssociativeAndIdempotent() =>
        Gen.Select(States, States, States)
            .Sample(
                (a, b, c) =>
                {
                    Assert.Equal(a.Join(b), b.Join(a));
                    Assert.Equal(a.Join(b).Join(c), a.Join(b.Join(c)));
                    Assert.Equal(a, a.Join(a));
                }
            );

    [Fact]
    public void Join_AnyFactAdded_ForgetsNothing() =>
        Gen.Select(States, AnyFact.Any)
            .Sample(
                (state, fact) =>
                {
                    var more = state.Join(CompanyActivity.Of(fact));
                    Assert.Equal(more, more.Join(state));
                }
            );

    [Fact]
    public void View_EngagementBeforeItsShare_IsAttached()
    {
        var at = AnyFact.Start;
        var counters = new Counters(9, 1, null, null, null);
        var person = Assert.Single(
            CompanyActivity
                .Of([
                    new EngagementObserved("s1", at.AddDays(1), counters),
                    new ShareMade("s1", new("ann"), at, new("x", at, null, null), []),
                ])
                .View(Purpose.Rights)
        );
        Assert.Equal(ShareEngagement.Of(at.AddDays(1), counters), person.Shares[0].Value.Engagement);
    }

    [Fact]
    public void View_AnyFactsWithErasure_HoldsNothingOfTheErased() =>
        Gen.Select(AnyFact.Some, AnyFact.Some)
            .Sample(
                (before, after) =>
                {
                    var view = CompanyActivity
                        .Of([.. before, new ErasureRequested(new("ann"), AnyFact.Start), .. after])
                        .View(Purpose.Rights)
                        .ToList();
                    Assert.DoesNotContain(view, person => person.PersonId == new PersonId("ann"));
                    Assert.DoesNotContain(view.SelectMany(person => person.MentionedBy), mention => mention.Key.By == new PersonId("ann"));
                    Assert.DoesNotContain(view.SelectMany(person => person.Shares.Values), share => share.Mentions.Contains(new("ann")));
                }
            );

    [Fact]
    public void View_ShareClaimedByTwo_IsTheEarliers()
    {
        var at = AnyFact.Start;
        var view = CompanyActivity
            .Of([
                new ShareMade("s1", new("bob"), at, new("x", at.AddHours(2), null, null), []),
                new ShareMade("s1", new("ann"), at, new("x", at.AddHours(3), null, null), []),
            ])
            .View(Purpose.Rights);
        Assert.Equal("bob", Assert.Single(view).PersonId.Value);
    }

    [Fact]
    public void View_AnyFacts_GivesEachShareOneAuthor() =>
        States.Sample(state =>
        {
            var shares = state.View(Purpose.Rights).SelectMany(person => person.Shares.Select(share => share.Key)).ToList();
            Assert.Equal(shares.Distinct().Count(), shares.Count);
        });

    [Fact]
    public void Join_ConsentAndWithdrawalAtOneInstant_Withdraws()
    {
        var person = Assert.Single(
            CompanyActivity
                .Of([new ConsentDecided(new("ann"), AnyFact.Start, true), new ConsentDecided(new("ann"), AnyFact.Start, false)])
                .View(Purpose.Rights)
        );
        Assert.False(person.ConsentsTo(Purpose.Predict));
    }
}
