namespace Advocacy.Tests.Ml.Training;

/// <summary>What a model that learned nothing looks like, and what one looks like that was told the answer.</summary>
public sealed class HonestyTests(TrainedCompany company) : IClassFixture<TrainedCompany>
{
    private const int Permutations = 30;

    [Fact]
    public async Task Score_PermutedLabels_GiveNoLiftOnAverage()
    {
        var (train, test) = await RowsAsync();
        var figures = Enumerable.Range(0, Permutations).Select(i => Measure(Permuted(train, i), Permuted(test, Permutations + i))).ToList();
        Assert.InRange(figures.Average(figure => figure.RocAuc), 0.46, 0.54);
        Assert.InRange(figures.Average(figure => figure.Lift), 0.7, 1.3);
        Assert.True(Measure(train, test).RocAuc > 0.7);
    }

    [Fact]
    public async Task Score_FeatureThatHoldsTheLabel_IsTooGoodToBeTrue()
    {
        var (train, test) = await RowsAsync();
        Assert.True(Measure([.. train.Select(Leaking)], [.. test.Select(Leaking)]).RocAuc > 0.99);
    }

    private static Example Leaking(Example row) => row with { Features = [row.Converts ? 5 : 1, .. row.Features[1..]] };

    /// <summary>Within each cut-off, so that the level of each stays. The test labels too: a model of no sense still leans one way or
    /// the other along what does make sense, and wins more by the one than it loses by the other.</summary>
    private static List<Example> Permuted(IReadOnlyList<Example> rows, int number)
    {
        var chance = new Chance($"permutation {number}");
        return
        [
            .. rows.GroupBy(row => row.Cutoff)
                .SelectMany(cutoff =>
                {
                    var labels = cutoff
                        .Select(row => (Order: chance.Next(int.MaxValue), row.Converts))
                        .OrderBy(label => label.Order)
                        .Select(label => label.Converts);
                    return cutoff.Zip(labels, (row, label) => row with { Converts = label });
                }),
        ];
    }

    private static (double RocAuc, double Lift) Measure(IReadOnlyList<Example> train, IReadOnlyList<Example> test)
    {
        var design = Design.Of(train);
        var ranker = new Fitting(1, 1).Fit(Recipe.Default, design, train);
        var ranked = Evaluator.Ranked([.. ranker.Score(test.Select(row => row.Features))], test);
        return (ranked.RocAuc(ranked.Once), ranked.Precision(ranked.Once, 0.1) / ranked.BaseRate(ranked.Once));
    }

    private async Task<(IReadOnlyList<Example> Train, IReadOnlyList<Example> Test)> RowsAsync()
    {
        var cancellation = Cancellation;
        var task = company.Options.Task;
        var cutoffs = Cutoffs.Between(AnyFact.Start, SimulatedFacts.End, task);
        var split = Cutoffs.Split(cutoffs, task);
        var (rows, _) = await ExampleReader.ReadAsync(company.ReadAsync, task.Population, cutoffs, int.MaxValue, cancellation);
        return ([.. rows.Where(row => row.Cutoff < split.Train)], [.. rows.Where(row => row.Cutoff >= split.FirstTest)]);
    }
}
