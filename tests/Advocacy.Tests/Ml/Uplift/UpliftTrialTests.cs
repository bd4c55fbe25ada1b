namespace Advocacy.Tests.Ml.Uplift;

/// <summary>A world whose truth is known: with digital culture 4 or 5 an invitation adds .4 to the probability, else nothing; recent
/// shares make likely to convert, invited or not.</summary>
[Trait("Speed", "Slow")]
public sealed class UpliftTrialTests
{
    private static readonly int Culture = FeatureCatalog.IndexOf("survey_digital_culture");
    private static readonly int Shares = FeatureCatalog.IndexOf("shares_12w");
    private static readonly IReadOnlyList<UpliftRow> Rows = Draw(2400);
    private static readonly Fitting Fitting = new(1, 1);

    [Fact]
    public void Run_EffectOnSome_FindsItRanksByItAndTellsItsSize()
    {
        var (card, model) = UpliftTrial.Run(Fitting, Rows, Propensity, 300, 1);
        Assert.True(card.IsUsed, card.Why);
        Assert.NotNull(model);
        Assert.InRange(card.AverageEffect!.Value!.Value, 0.1, 0.22);
        Assert.InRange(0.16, card.AverageEffect.Low!.Value, card.AverageEffect.High!.Value);
        Assert.Equal(["S-learner", "T-learner", "X-learner", "likelihood to convert"], card.Rankings.Select(ranking => ranking.Ranking));
        Assert.Equal(21, card.Curve.Count);
        Assert.Equal((0, 0), (card.Curve[0].Share, card.Curve[0].Gained.Value));
        Assert.True(card.Curve[8].Gained.Low > card.Curve[8].Random, $"{card.Curve[8]}");
        Assert.All(card.Rankings.SkipLast(1), ranking => Assert.True(ranking.Qini.Value > 0.1, $"{ranking.Ranking} {ranking.Qini.Value}"));
    }

    [Theory]
    [InlineData("S-learner")]
    [InlineData("T-learner")]
    [InlineData("X-learner")]
    public void Score_EachLearner_TellsThoseApartWhomAnInvitationChangesAndComesBackFromAnArchive(string kind)
    {
        var model = UpliftModel.Fit(new(1), kind, Rows);
        var scores = Rows.Zip(model.Score([.. Rows.Select(row => row.Features)])).ToList();
        var changed = scores.Where(row => row.First.Features[Culture] >= 4).Average(row => row.Second);
        var others = scores.Where(row => row.First.Features[Culture] < 4).Average(row => row.Second);
        // Of .4: what restrains the models shrinks it, the S-learner's most.
        Assert.True(changed - others > 0.1, $"{changed} {others}");
        var archive = new ModelArchive();
        model.Save(archive);
        Assert.Equal(
            scores.Select(row => row.Second),
            UpliftModel.Load(new(1), ModelArchive.Read(archive.ToBytes())).Score([.. Rows.Select(row => row.Features)])
        );
    }

    [Fact]
    public void Save_ConversionModelWithUplift_ComesBackWithIt()
    {
        var model = Propensity with { Uplift = UpliftModel.Fit(new(1), "X-learner", Rows) };
        var loaded = FittedModel.Load(new(1), model.Save());
        List<float[]> features = [.. Rows.Take(50).Select(row => row.Features)];
        Assert.Equal(model.Uplift.Score(features), loaded.Uplift!.Score(features));
        Assert.Equal(model.Score(features), loaded.Score(features));
        Assert.Null(FittedModel.Load(new(1), Propensity.Save()).Uplift);
    }

    [Fact]
    public void Run_TooFewOutcomes_RanksByLikelihoodAndSaysHowManyAreMissing()
    {
        var (card, model) = UpliftTrial.Run(Fitting, [.. Rows.Take(200)], Propensity, 300, 1);
        Assert.False(card.IsUsed);
        Assert.Null(model);
        Assert.Contains("300 invited and 300 held out are needed", card.Why, StringComparison.Ordinal);
        Assert.NotNull(card.AverageEffect);
        // What is told of each profile is as uncertain as so few people are.
        Assert.All(card.ByProfile!, profile => Assert.True(profile.Effect.High - profile.Effect.Low > 0.15, $"{profile}"));
        Assert.InRange(card.SmallestEffect!.Value, 0.1, 0.3);
    }

    [Fact]
    public void Run_FewHeldOut_TellsNoEffectAndNoExactCount()
    {
        UpliftRow[] rows =
        [
            .. Rows.Where(row => row.Treated).Take(21),
            .. Rows.Where(row => !row.Treated).DistinctBy(row => row.Person).Take(4),
        ];
        var (card, _) = UpliftTrial.Run(Fitting, rows, Propensity, 300, 1);
        Assert.Equal((20, 5, null, null), (card.Treated, card.HeldOut, card.AverageEffect, card.SmallestEffect));
        Assert.Empty(card.ByProfile!);
        Assert.DoesNotContain("21", card.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NobodyInvitedYet_TellsNoEffect()
    {
        var (card, _) = UpliftTrial.Run(Fitting, [], Propensity, 300, 1);
        Assert.Equal((0, 0, null), (card.Treated, card.HeldOut, card.AverageEffect));
    }

    [Fact]
    public void Run_InvitationsChangeNothing_RanksByLikelihood()
    {
        var chance = new Chance("no effect");
        var (card, model) = UpliftTrial.Run(
            Fitting,
            [.. Rows.Select(row => row with { Converts = chance.Next(100) < 10 + (10 * row.Features[Shares]) })],
            Propensity,
            300,
            1
        );
        Assert.False(card.IsUsed, card.Why);
        Assert.Null(model);
    }

    /// <summary>A conversion model that knows only recent shares.</summary>
    private static FittedModel Propensity
    {
        get
        {
            List<Example> examples =
            [
                .. Rows.Select(row => new Example(row.Person, 0, row.Features, row.Converts, new(default, EmployeeAttributes.Unknown))),
            ];
            var design = Design.Of(examples);
            return new(Fitting.Fit(Recipe.Default, design, examples), Calibration.OfLogOdds(new(1)));
        }
    }

    private static List<UpliftRow> Draw(int count)
    {
        var chance = new Chance("uplift");
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(person =>
                {
                    var features = new float[FeatureCatalog.All.Count];
                    (features[Culture], features[Shares]) = (1 + chance.Next(5), chance.Next(4));
                    var treated = chance.Next(2) == 0;
                    var percent = 10 + (10 * features[Shares]) + (treated && features[Culture] >= 4 ? 40 : 0);
                    return new UpliftRow(person, features, treated, chance.Next(100) < percent);
                }),
        ];
    }
}
