namespace Advocacy.Tests.Ml.Training;

[Trait("Speed", "Slow")]
public sealed class ModelSelectionTests
{
    private const int Weeks = 24;
    private static readonly ConversionTask Task = new(
        new(new(3, 1, 4), ProfileMap.Default, 2, 4, 12, true),
        WarmUpWeeks: 8,
        StepWeeks: 1,
        TrainShare: 0.6,
        Capacity: 5,
        UpliftOutcomes: 300,
        Seed: 1
    );
    private static readonly IReadOnlyList<DateTimeOffset> Cutoffs =
    [
        .. Enumerable.Range(0, Weeks).Select(week => AnyFact.Start.AddDays(7 * week)),
    ];

    [Fact]
    public void Choose_RowsTooFewForTrees_TakesTheLinearModel() =>
        Assert.Equal(LogisticRegression.Name, Select(Rows(people: 4)).Choose().Recipe.Kind);

    [Fact]
    public void Choose_SameRows_TakesTheSameAndTellsItInTheSameOrder()
    {
        var rows = Rows(people: 60);
        var (first, second) = (Select(rows).Choose(), Select(rows).Choose());
        Assert.Equal(first.Log, second.Log);
        Assert.Equal(first.Scores, second.Scores);
        Assert.Equal(
            14,
            first.Log.TakeWhile(step => !step.Tried.StartsWith("blend", StringComparison.Ordinal)).Count(step => step.Decision.Length == 0)
        );
    }

    [Fact]
    public void Choose_RowsThatOneFeatureExplains_TakesItAlone()
    {
        var recency = FeatureCatalog.IndexOf("days_since_share");
        List<Example> rows =
        [
            .. Rows(people: 12).Select(row => row with { Converts = (row.Person + row.Cutoff) % 5 == 0, Features = Only(recency, row) }),
        ];
        var choice = Select(rows).Choose();
        Assert.Equal(Recipe.Alone("days_since_share"), choice.Recipe);
        Assert.Equal("nothing ranks better: taken", choice.Log[^1].Decision);
    }

    [Fact]
    public void Tried_OneFeatureRanksTheTestRowsBetter_TakesItAndSaysSo()
    {
        // At first something else tells, and recency a little; then recency alone.
        var (recency, other) = (FeatureCatalog.IndexOf("days_since_share"), FeatureCatalog.IndexOf("shares_all"));
        List<Example> rows =
        [
            .. Rows(people: 60)
                .Select(row =>
                {
                    var features = row.Features.ToArray();
                    var converts = (row.Person + row.Cutoff) % 5 == 0;
                    features[other] = row.Cutoff < 14 ? (converts ? 5 : 0) : row.Person % 6;
                    features[recency] = row.Cutoff < 14 && row.Person % 3 == 0 ? 3 : (row.Person + row.Cutoff) % 5;
                    return row with { Converts = converts, Features = features };
                }),
        ];
        var (choice, trial) = ConversionModel.Tried(new Fitting(1, 1), new(Task, Cutoffs[^1].AddDays(28), Cutoffs, (14, 4, 18), rows));
        Assert.Equal(Recipe.Alone("days_since_share"), choice.Recipe);
        Assert.Contains(choice.Log, step => step.Decision == "taken: it ranks the test rows better by more than noise");
        Assert.Null(trial.SimplerThan(trial.Scores, _ => true));
    }

    /// <summary>A feature that tells, and noise in all others.</summary>
    private static float[] Only(int feature, Example row)
    {
        var features = row.Features.ToArray();
        features[feature] = (row.Person + row.Cutoff) % 5;
        return features;
    }

    private static ModelSelection Select(IReadOnlyList<Example> rows) =>
        new(new Fitting(1, 1), new(Task, Cutoffs[^1], Cutoffs, (Weeks, 0, Weeks), rows));

    private static List<Example> Rows(int people)
    {
        var chance = new Chance($"rows {people}");
        return
        [
            .. Enumerable
                .Range(0, people)
                .SelectMany(person =>
                    Enumerable
                        .Range(0, Weeks)
                        .Select(week =>
                        {
                            var features = Enumerable
                                .Range(0, FeatureCatalog.All.Count)
                                .Select(_ => (float)chance.Next(100) / 100)
                                .ToArray();
                            return new Example(
                                person,
                                week,
                                features,
                                chance.Next(100) < 20 + (50 * features[1]),
                                new(Profile.Hesitant, EmployeeAttributes.Unknown)
                            );
                        })
                ),
        ];
    }
}
