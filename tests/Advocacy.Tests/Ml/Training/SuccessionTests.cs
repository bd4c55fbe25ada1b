namespace Advocacy.Tests.Ml.Training;

public sealed class SuccessionTests(TrainedCompany company) : IClassFixture<TrainedCompany>
{
    [Theory]
    [InlineData(0.51, true)]
    [InlineData(0.5, false)]
    [InlineData(0.12, false)]
    [InlineData(null, false)]
    public void First_LowestRocAuc_ScoresOnlyAboveChance(double? low, bool scores)
    {
        var verdict = Succession.First(company.Saved.Card.Metrics with { RocAuc = new(0.6, low, 0.81) });
        Assert.Equal(scores, verdict.IsPromoted);
        Assert.Equal(scores, !verdict.Why.Contains("does not score yet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Against_ChampionThatOneFeatureBeats_IsReplacedThoughTheNewOneIsNoBetter()
    {
        var rows = (
            await TrainingRows.ReadAsync(company.ReadAsync, company.Options.Task, AnyFact.Start, SimulatedFacts.End, Cancellation)
        )!;
        var fitting = new Fitting(1, 1);
        // What is the same for everybody ranks nobody.
        var poor = Recipe.Alone("holidays_ahead");
        var champion = new FittedModel(fitting.Fit(poor, Design.Of(rows.Train), rows.Train), Calibration.OfLogOdds(new(1)));
        var (figures, verdict) = new Succession(fitting, rows, new Trial(fitting, new(poor, [], [], []), rows)).Against(
            new(
                champion.Save(),
                company.Saved.Card with
                {
                    Version = "poor",
                    Data = company.Saved.Card.Data with { AsOf = SimulatedFacts.End.AddDays(-7 * 15) },
                }
            )
        );
        Assert.NotNull(figures);
        Assert.True(verdict.IsPromoted, verdict.Why);
        Assert.Contains("the champion poor is replaced: ", verdict.Why, StringComparison.Ordinal);
        Assert.Contains(" alone ranks these rows better by more than noise", verdict.Why, StringComparison.Ordinal);
    }
}
