namespace Advocacy.Tests.Ml;

[Trait("Speed", "Slow")]
public sealed class ConversionModelTests(TrainedCompany company) : IClassFixture<TrainedCompany>
{
    [Fact]
    public void Train_FeaturesThatMoveByTheCalendar_AreNotLookedAtForDrift()
    {
        var watched = company.Saved.Card.Reference.Select(distribution => distribution.Name).ToHashSet();
        Assert.DoesNotContain("survey_age", watched);
        Assert.DoesNotContain("holidays_ahead", watched);
        Assert.Superset(new HashSet<string> { "shares_4w", "survey_synergy", Distribution.Score }, watched);
    }

    [Fact]
    public void TrainAsync_SimulatedCompany_RanksLaterWeeksBetterThanRecentActivityAlone()
    {
        var card = company.Trained.Model!.Card;
        Assert.Equal(
            ["recent activity alone (shares_12w)", "recency alone (days_since_share)"],
            card.Baselines.Select(baseline => baseline.Ranking)
        );
        Assert.All(card.Baselines, baseline => Assert.True(card.Metrics.RocAuc.Value > baseline.RocAuc.Value));
        Assert.True(card.Metrics.AveragePrecision.Value > 2 * card.Metrics.BaseRate);
        Assert.True(card.Metrics.Brier.Value < card.Metrics.BaseRate * (1 - card.Metrics.BaseRate));
        Assert.InRange(card.Metrics.RocAuc.Value!.Value, card.Metrics.RocAuc.Low!.Value, card.Metrics.RocAuc.High!.Value);
        Assert.True(card.Split.LastTrainLabelEnds <= card.Split.FirstTestCutoff);
    }

    [Fact]
    public void TrainAsync_SimulatedCompany_FindsTheSignsOfItsTrueRule()
    {
        var direction = company.Trained.Model!.Card.Features.ToDictionary(weight => weight.Feature, weight => weight.Direction);
        Assert.All(
            ["survey_digital_culture", "survey_own_interest", "survey_company_link"],
            name => Assert.True(direction[name] > 0, name)
        );
        Assert.True(direction["survey_antagonism"] < 0);
    }

    [Fact]
    public async Task TrainAsync_SameInputAndSeed_GivesTheSameBytes()
    {
        var again = await company.TrainAsync(Cancellation);
        Assert.Equal(company.Trained.Model!.Model.ToArray(), again.Model!.Model.ToArray());
        Assert.Equivalent(company.Trained.Model.Card, again.Model.Card, strict: true);
        Assert.All(
            company.Trained.Documents.Zip(again.Documents),
            pair => Assert.Equal(pair.First.Content.ToArray(), pair.Second.Content.ToArray())
        );
    }

    [Fact]
    public async Task TrainAsync_ChampionOfLastWeek_StaysBecauseNothingCanBeToldYet()
    {
        var verdict = (
            await company.TrainAsync(
                company.Saved with
                {
                    Card = company.Saved.Card with { Version = "older" },
                },
                SimulatedFacts.End,
                Cancellation
            )
        ).Verdict!;
        Assert.False(verdict.IsPromoted);
        Assert.Contains("0 of 0 rows convert, too few to conclude", verdict.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TrainAsync_ChampionThatRanksBackwards_LosesOnTheRowsSince()
    {
        var backwards = company.Backwards(SimulatedFacts.End.AddDays(-7 * 15));
        var outcome = await company.TrainAsync(backwards, SimulatedFacts.End, Cancellation);
        Assert.True(outcome.Verdict!.IsPromoted, outcome.Verdict.Why);
        Assert.Contains(
            outcome.Model!.Card.Baselines,
            baseline => baseline.Ranking.StartsWith("champion backwards", StringComparison.Ordinal) && baseline.RocAuc.Value < 0.5
        );
    }

    [Fact]
    public async Task TrainAsync_ChampionOfALaterDay_StaysWhateverTheRowsSay()
    {
        var verdict = (await company.TrainAsync(company.Saved, SimulatedFacts.End.AddDays(-28), Cancellation)).Verdict!;
        Assert.Equal(
            (false, $"the champion {company.Saved.Card.Version} stays: it knows of later days"),
            (verdict.IsPromoted, verdict.Why)
        );
    }

    [Fact]
    public async Task TrainAsync_ChampionAsGood_Stays()
    {
        var champion = company.Saved with
        {
            Card = company.Saved.Card with
            {
                Version = "as good",
                Data = company.Saved.Card.Data with { AsOf = SimulatedFacts.End.AddDays(-7 * 15) },
            },
        };
        var verdict = (await company.TrainAsync(champion, SimulatedFacts.End, Cancellation)).Verdict!;
        Assert.False(verdict.IsPromoted, verdict.Why);
        Assert.StartsWith("the champion as good stays: average precision", verdict.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TrainAsync_ChampionOfOtherFeaturesOrDefinition_IsReplaced()
    {
        var features = await company.TrainAsync(
            company.Saved with
            {
                Card = company.Saved.Card with { Version = "a", FeatureSchema = "other" },
            },
            SimulatedFacts.End,
            Cancellation
        );
        Assert.Equal((true, "the champion a knows other features than this program"), (features.Verdict!.IsPromoted, features.Verdict.Why));
        var definition = company.Saved.Card.Definition with { MinShares = 9 };
        var other = await company.TrainAsync(
            company.Saved with
            {
                Card = company.Saved.Card with { Version = "b", Definition = definition },
            },
            SimulatedFacts.End,
            Cancellation
        );
        Assert.Equal(
            (true, "the champion b predicts something else: its MinShares is 9, not 3"),
            (other.Verdict!.IsPromoted, other.Verdict.Why)
        );
    }

    [Fact]
    public async Task TrainAsync_PostsOlderThanEveryConsent_CostNoModel()
    {
        // An archive brings posts of long ago, and a clock may have been wrong.
        var outcome = await company
            .Get<IConversionModel>()
            .TrainAsync(
                company.ReadAsync,
                company.Options.Task,
                new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero),
                SimulatedFacts.End,
                null,
                Cancellation
            );
        Assert.NotNull(outcome.Model);
        Assert.InRange(outcome.Model.Card.Split.TrainRows, company.Saved.Card.Split.TrainRows, 2 * company.Saved.Card.Split.TrainRows);
    }

    [Fact]
    public async Task TrainAsync_TooShortAHistory_SaysWhy()
    {
        var outcome = await company
            .Get<IConversionModel>()
            .TrainAsync(company.ReadAsync, company.Options.Task, SimulatedFacts.End.AddDays(-30), SimulatedFacts.End, null, Cancellation);
        Assert.Null(outcome.Model);
        Assert.Equal(NoModelReason.ShortHistory, outcome.NotEnough!.Reason);
        // A warm-up of 8 weeks, a horizon of 4 to learn from, one of 4 to judge by, and a cut-off in each.
        Assert.InRange(
            outcome.NotEnough.ExpectedOn!.Value.DayNumber - DateOnly.FromDateTime(SimulatedFacts.End.UtcDateTime).DayNumber,
            70,
            140
        );
        Assert.Contains("4.3 weeks of history are too few", outcome.NotEnough!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ScoreAsync_SimulatedCompany_ScoresOnlyVolunteersWhoCanBeWon()
    {
        var people = (await company.ReadAsync(Cancellation).ToListAsync(Cancellation)).ToDictionary(person => person.PersonId);
        var candidates = await company.ScoreAsync(Cancellation);
        Assert.NotEmpty(candidates);
        Assert.All(
            candidates,
            candidate =>
            {
                Assert.True(people[candidate.PersonId].IsVolunteerAt(SimulatedFacts.End, Purpose.Predict));
                Assert.True(candidate.Profile is Profile.Hesitant or Profile.Constructive);
                Assert.InRange(candidate.Probability!.Value, 0, 1);
                Assert.All(candidate.Reasons, reason => Assert.True(reason.Contribution > 0 && reason.GroupContribution > 0));
                Assert.InRange(candidate.Reasons.Count, 0, 3);
                Assert.Equal(candidate.Reasons.Count, candidate.Reasons.DistinctBy(reason => reason.Group).Count());
            }
        );
        Assert.Equal(candidates.Select(candidate => candidate.PersonId).Order(), candidates.Select(candidate => candidate.PersonId));
    }

    [Fact]
    public async Task ScoreAsync_SomebodyWithdraws_IsNotScoredAndSpeaksForNobody()
    {
        var first = (await company.ScoreAsync(Cancellation))[0].PersonId;
        var without = await company.ScoreAsync(
            cancellation => company.ReadAsync(cancellation).Select(person => person.PersonId == first ? Withdrawn(person) : person),
            company.Saved,
            Cancellation
        );
        Assert.DoesNotContain(without, candidate => candidate.PersonId == first);
    }

    [Fact]
    public async Task ScoreAsync_OtherFeatures_IsRefused() =>
        await Assert.ThrowsAsync<ModelMismatchException>(() =>
            company.ScoreAsync(
                company.ReadAsync,
                company.Saved with
                {
                    Card = company.Saved.Card with { FeatureSchema = "other" },
                },
                Cancellation
            )
        );

    [Fact]
    public void Card_TrainedModel_NamesOnlyFeaturesOfTheCatalog() =>
        Assert.Subset(
            FeatureCatalog.All.Select(feature => feature.Name).ToHashSet(),
            company.Trained.Model!.Card.Features.Select(weight => weight.Feature).ToHashSet()
        );

    private static EmployeeActivity Withdrawn(EmployeeActivity person) =>
        person.Join(EmployeeActivity.Of(new ConsentDecided(person.PersonId, SimulatedFacts.End, false)).Single());
}
