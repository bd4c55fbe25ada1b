namespace Advocacy.Tests.Ml;

/// <summary>How close the model comes to who knows everything of the simulated company: its rule, and who speaks up just now.</summary>
public sealed class BestPossibleTests(TrainedCompany company) : IClassFixture<TrainedCompany>
{
    [Fact]
    public async Task AveragePrecision_SimulatedCompany_IsAGoodPartOfTheBestPossible()
    {
        var cancellation = Cancellation;
        var truth = new Dictionary<(DateTimeOffset, string), double>();
        SimulatedCompany.Write(
            Stream.Null,
            SimulatedFacts.People,
            SimulatedFacts.Months,
            SimulatedFacts.Seed,
            null,
            cancellation,
            truth: (monday, person, probability) => truth[(monday, person)] = probability
        );
        var task = company.Options.Task;
        var cutoffs = Cutoffs.Between(AnyFact.Start, SimulatedFacts.End, task);
        var split = Cutoffs.Split(cutoffs, task);
        var (rows, _) = await ExampleReader.ReadAsync(company.ReadAsync, task.Population, cutoffs, int.MaxValue, cancellation);
        var people = await company
            .ReadAsync(cancellation)
            .Where(person => person.Consents.Count > 0 && person.Consents[^1].Value.Predict)
            .Select(person => person.PersonId)
            .ToListAsync(cancellation);
        List<Example> train = [.. rows.Where(row => row.Cutoff < split.Train)],
            test = [.. rows.Where(row => row.Cutoff >= split.FirstTest)];

        var best = Evaluator.Ranked([.. test.Select(row => truth[(cutoffs[row.Cutoff], people[row.Person].Value)])], test);
        var design = Design.Of(train);
        var ours = Evaluator.Ranked(
            [.. new Fitting(1, 1).Fit(Recipe.Default, design, train).Score(test.Select(row => row.Features))],
            test
        );

        var share = ours.AveragePrecision(ours.Once) / best.AveragePrecision(best.Once);
        TestContext.Current.SendDiagnosticMessage(
            $"average precision {ours.AveragePrecision(ours.Once):0.000} of {best.AveragePrecision(best.Once):0.000}; ROC AUC "
                + $"{ours.RocAuc(ours.Once):0.000} of {best.RocAuc(best.Once):0.000}"
        );
        Assert.InRange(share, 0.3, 1.1);
        // Were it no truth, its probabilities would not fit what happened.
        var mean = test.Average(row => truth[(cutoffs[row.Cutoff], people[row.Person].Value)]);
        Assert.InRange(mean / best.BaseRate(best.Once), 0.7, 1.4);
    }
}
