using CsCheck;

namespace Advocacy.Tests.Ml.Features;

public sealed class FeatureBuilderTests
{
    private static readonly DateTimeOffset Start = AnyFact.Start;
    private static readonly DateTimeOffset Cutoff = Start.AddDays(8);
    private static readonly AmbassadorDefinition Ambassador = new(MinShares: 1, MinWeeks: 1, HorizonWeeks: 4);

    private static readonly Gen<Fact[]> Volunteers = AnyFact
        .Lasting.Where(fact => fact is not ConsentDecided)
        .Array[0, 40]
        .Select(facts =>
            (Fact[])
                [
                    .. facts.Select(Owned),
                    .. new[] { "ann", "bob", "\uFFFDcy" }.Select(id => new ConsentDecided(new(id), Start.AddDays(-1), true)),
                ]
        );

    [Fact]
    public void All_EveryFeature_IsBuiltByAHandWorkedExample()
    {
        var at = Start.AddDays(100);
        Fact[] facts =
        [
            .. new[] { "ann", "bob", "cy", "di" }.Select(id => new ConsentDecided(new(id), Start, true)),
            .. new[] { "ann", "bob", "cy" }.Select(id => Recorded(id, "north")),
            Recorded("di", "south"),
            new EmployeeRecorded(
                new("ann"),
                Start.AddDays(50),
                new("sales", "north", null, null, DateOnly.FromDateTime(at.UtcDateTime).AddDays(-1000)),
                new Dictionary<string, long> { ["x"] = 70, ["linkedin"] = 30 }
            ),
            Shared("a1", "ann", at.AddDays(-5), "bob"),
            Shared("a2", "ann", at.AddDays(-20), "bob", "cy"),
            Shared("a3", "ann", at.AddDays(-99)),
            Shared("b1", "bob", at.AddDays(-3), "ann"),
            Shared("b2", "bob", at.AddDays(-10), "ann"),
            Shared("d1", "di", at.AddDays(-60), "ann"),
            Shared("n1", "not-a-volunteer", at.AddDays(-2), "ann"),
            new InteractionMade(new("ann"), new(at.AddDays(-27), "b2", InteractionKind.Click)),
            new InteractionMade(new("ann"), new(at.AddDays(-50), "d1", InteractionKind.Comment)),
            new InteractionMade(new("ann"), new(at.AddDays(-60), "d1", InteractionKind.Reaction)),
            new EngagementObserved("a1", at.AddDays(-4), new(50, 3, 1, null, null)),
            new EngagementObserved("a1", at.AddDays(-2), new(90, 5, 1, null, null)),
            new EngagementObserved("a2", at.AddDays(-1), new(null, 2, null, null, null)),
            new EngagementObserved("a3", at.AddDays(-1), new(null, 99, null, null, null)),
            new InvitationRecorded(new("ann"), new(at.AddDays(-200), Week("2025-W01"), InvitationOutcome.Invited)),
            new InvitationRecorded(new("ann"), new(at.AddDays(-30), Week("2025-W02"), InvitationOutcome.Invited)),
            new InvitationRecorded(new("ann"), new(at.AddDays(-29), Week("2025-W02"), InvitationOutcome.Accepted)),
            new SurveyAnswered(new("ann"), Start, DateOnly.FromDateTime(at.UtcDateTime).AddDays(-40), new(3, 2, 4, 5, 1)),
        ];
        static float Decayed(double halfLifeDays) => (float)new[] { 5, 20, 99 }.Sum(age => Math.Pow(2, -age / halfLifeDays));
        Dictionary<string, float> expected = new()
        {
            ["days_since_share"] = 5,
            ["shares_1w"] = 1,
            ["shares_4w"] = 2,
            ["shares_12w"] = 2,
            ["shares_all"] = 3,
            ["active_weeks_12w"] = 2,
            ["share_rate"] = 3f / (99f / 7),
            ["share_trend"] = 2 - (2f / 3),
            ["share_gap"] = (99f - 5) / 2,
            ["holidays_ahead"] = 0,
            ["invitations_52w"] = 2,
            ["days_since_invitation"] = 30,
            ["invitation_accepted"] = 1,
            ["engagements_per_share_12w"] = (6f + 2) / 2,
            ["mentioned_people_1w"] = 1,
            ["mentioned_people_4w"] = 2,
            ["mentioned_people_12w"] = 2,
            ["mentioned_people_all"] = 2,
            ["days_since_mention"] = 3,
            ["mentions_1w"] = 1,
            ["mentions_4w"] = 2,
            ["mentions_12w"] = 3,
            ["mentions_all"] = 3,
            ["mentioning_people_1w"] = 1,
            ["mentioning_people_4w"] = 1,
            ["mentioning_people_12w"] = 2,
            ["mentioning_people_all"] = 2,
            ["unanswered_mentions_4w"] = 1,
            ["neighbour_shares_4w"] = 2,
            ["neighbour_shares_mean_4w"] = 2f / 3,
            ["sharing_neighbours_4w"] = 1,
            ["active_neighbours"] = 1,
            ["ambassador_shares_4w"] = 2,
            ["team_sharing_4w"] = 0.5f,
            ["team_adoption"] = 0.5f,
            ["interactions_4w"] = 1,
            ["interactions_12w"] = 3,
            ["days_since_interaction"] = 27,
            ["comments_12w"] = 1,
            ["networks"] = 2,
            ["followers"] = 100,
            ["survey_digital_culture"] = 4,
            ["survey_company_link"] = 5,
            ["tenure"] = 1000,
            ["survey_synergy"] = 3,
            ["survey_antagonism"] = 2,
            ["survey_own_interest"] = 1,
            ["survey_age"] = 40,
            ["shares_ew_4d"] = Decayed(3.5),
            ["shares_ew_2w"] = Decayed(14),
            ["shares_ew_8w"] = Decayed(56),
            ["shares_ew_26w"] = Decayed(182),
            ["days_since_2nd_share"] = 20,
            ["days_since_3rd_share"] = 99,
            ["days_since_5th_share"] = float.NaN,
            ["days_since_10th_share"] = float.NaN,
            ["speaking_phase"] = 0.4080063f,
        };
        var actual = Named(Rows(facts, at)[new("ann")]);
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        Assert.All(expected, pair => Assert.Equal(pair.Value, actual[pair.Key], 1e-5f));
    }

    [Fact]
    public void Build_NothingKnown_IsMissingOrZero()
    {
        var row = Named(Rows([new ConsentDecided(new("ann"), Start, true)], Cutoff)[new("ann")]);
        Assert.Equal(0, row["shares_12w"]);
        Assert.All(
            [
                "days_since_share",
                "days_since_mention",
                "days_since_interaction",
                "days_since_invitation",
                "invitation_accepted",
                "share_gap",
                "engagements_per_share_12w",
                "team_adoption",
                "tenure",
                "neighbour_shares_mean_4w",
                "team_sharing_4w",
                "networks",
                "followers",
                "survey_synergy",
                "survey_age",
            ],
            name => Assert.Equal(float.NaN, row[name])
        );
    }

    [Fact]
    public void Build_AnyEventsAtOrAfterTheCutoff_ChangeNoFeature() =>
        Gen.Select(Volunteers, Volunteers)
            .Sample((before, after) => Assert.Equal(Rows(before, Cutoff), Rows([.. before, .. after.Select(Later)], Cutoff)));

    /// <summary>The property above holds a builder that looks ahead for one: it would not let this through.</summary>
    [Fact]
    public void Build_ABuilderThatPeeks_IsCaughtByTheSameProperty() =>
        Assert.ThrowsAny<Exception>(() =>
            Gen.Select(Volunteers, Volunteers)
                .Sample(
                    (before, after) =>
                        Assert.Equal(Rows(before, Cutoff.AddDays(7)), Rows([.. before, .. after.Select(Later)], Cutoff.AddDays(7)))
                )
        );

    [Fact]
    public void Build_AnyFacts_IsTheSameForOneCutoffAsAmongMany() =>
        Volunteers.Sample(facts => Assert.Equal(Rows(facts, Cutoff), Rows(facts, Start.AddDays(2), Cutoff, Start.AddDays(11))));

    [Fact]
    public void Build_AnyFactsInAnyParts_IsTheSameInScoringAsInTraining() =>
        Gen.Select(Volunteers, Gen.Int[1, 3])
            .Sample(
                (facts, parts) =>
                {
                    var people = CompanyActivity.Of(facts).View(Purpose.Rights).ToList();
                    var met = people
                        .Index()
                        .GroupBy(pair => pair.Index % parts, pair => pair.Item)
                        .SelectMany(part =>
                            part.Select(person => Neighbour.Of(person, Timeline.Of(person), Ambassador, Cutoff)).OfType<Neighbour>()
                        );
                    var scoring = Neighbourhood.At(Cutoff, met);
                    Assert.Equal(
                        Rows(facts, Cutoff),
                        people
                            .Where(person => person.ConsentsTo(Purpose.Predict))
                            .ToDictionary(person => person.PersonId, person => new FeatureBuilder(person, scoring).Build(0))
                    );
                }
            );

    [Fact]
    public void Build_AnyFactsOfPeopleWithoutConsent_ChangeNoFeatureOfOthers() =>
        Volunteers.Sample(facts =>
        {
            static bool IsOfOther(Fact fact) =>
                fact is not ConsentDecided
                && CompanyActivity
                    .Of(fact)
                    .Employees.Any(pair =>
                        pair.Key == new PersonId("\U0001F600di") && fact is not ShareMade { PersonId.Value: not "\U0001F600di" }
                    );
            Assert.Equal(Rows([.. facts.Where(fact => !IsOfOther(fact))], Cutoff), Rows(facts, Cutoff));
        });

    /// <summary>The features of all volunteers at the cut-off, or at the one in the middle.</summary>
    private static Dictionary<PersonId, float[]> Rows(IReadOnlyList<Fact> facts, params DateTimeOffset[] cutoffs)
    {
        var people = CompanyActivity.Of(facts).View(Purpose.Rights).ToList();
        var neighbourhood = Neighbourhood
            .ReadAsync(people.ToAsyncEnumerable(), Ambassador, cutoffs, CancellationToken.None)
            .GetAwaiter()
            .GetResult();
        return people
            .Where(person => person.ConsentsTo(Purpose.Predict))
            .ToDictionary(person => person.PersonId, person => new FeatureBuilder(person, neighbourhood).Build(cutoffs.Length / 2));
    }

    private static Dictionary<string, float> Named(float[] row) =>
        FeatureCatalog.All.Zip(row).ToDictionary(pair => pair.First.Name, pair => pair.Second);

    private static EmployeeRecorded Recorded(string id, string team) =>
        new(new(id), Start, new("sales", team, null, null, null), new Dictionary<string, long>());

    private static ShareMade Shared(string id, string author, DateTimeOffset at, params string[] mentions) =>
        new(id, new(author), Start, new("x", at, null, null), [.. mentions.Select(id => new PersonId(id))]);

    /// <summary>Shares under ids of their author's own: who claims whose share is another matter.</summary>
    private static Fact Owned(Fact fact) => fact is ShareMade share ? share with { ShareId = share.PersonId + share.ShareId } : fact;

    /// <summary>The same after the cut-off. Shares are new ones: a later record of an old share corrects the past.</summary>
    private static Fact Later(Fact fact) =>
        fact switch
        {
            EmployeeRecorded e => e with { RecordedAt = At(e.RecordedAt) },
            SurveyAnswered s => s with { RecordedAt = At(s.RecordedAt), AnsweredOn = s.AnsweredOn.AddDays(8) },
            ShareMade s => s with
            {
                ShareId = "later-" + s.ShareId,
                RecordedAt = At(s.RecordedAt),
                Share = s.Share with { SharedAt = At(s.Share.SharedAt) },
            },
            EngagementObserved e => e with { ObservedAt = At(e.ObservedAt) },
            InteractionMade i => i with { Interaction = i.Interaction with { At = At(i.Interaction.At) } },
            InvitationRecorded i => i with { Invitation = i.Invitation with { At = At(i.Invitation.At) } },
            ContentPublished c => c with { RecordedAt = At(c.RecordedAt) },
            _ => fact,
        };

    private static DateTimeOffset At(DateTimeOffset at) => at.AddDays(8);
}
