using CsCheck;

namespace Advocacy.Tests.Ml.Evaluation;

public sealed class FairnessTests
{
    private static readonly IReadOnlyList<Example> Rows =
    [
        .. Enumerable
            .Range(0, 400)
            .Select(i => new Example(
                i % 100,
                i / 100,
                [],
                i % 10 < 2 || (i % 2 == 0 && i % 7 == 0),
                new(Profile.Hesitant, EmployeeAttributes.Unknown with { Country = i % 2 == 0 ? "FR" : "DE" })
            )),
    ];

    // Those of one country are all scored higher, whatever they do.
    private static readonly Fairness Lists = Of([.. Rows.Select((row, i) => (i % 2 == 0 ? 10.0 : 0) + (i % 5))], 20);

    [Fact]
    public void Groups_OneCountryScoredHigher_IsListedMoreAndItsIntervalHoldsTheRate()
    {
        var groups = Lists.Groups().Where(group => group.Kind == "country").ToDictionary(group => group.Name);
        Assert.Equal((0.4, 0), (groups["FR"].SelectionRate, groups["DE"].SelectionRate));
        Assert.All(
            groups.Values,
            group =>
            {
                Assert.InRange(group.SelectionRate, group.Selection!.Low!.Value, group.Selection.High!.Value);
                Assert.InRange(group.TruePositiveRate!.Value, group.TruePositive!.Low!.Value, group.TruePositive.High!.Value);
            }
        );
    }

    [Fact]
    public void Parity_TwoCountries_TellsWhatEqualSharesWouldLose()
    {
        var cost = Assert.Single(Lists.Parity());
        Assert.Equal("country", cost.Kind);
        Assert.Equal(cost.UnderParity.Value!.Value - cost.Precision.Value!.Value, cost.Difference.Value!.Value, 1e-9);
        Assert.InRange(cost.Difference.Value.Value, cost.Difference.Low!.Value, cost.Difference.High!.Value);
    }

    [Fact]
    public void Listed_AnyScoresAndGroups_GivesEachItsShareOfThePlacesToOne() =>
        Gen.Select(Gen.Int[0, 9].Array[400], Gen.Int[1, 60], Gen.Int[1, 4])
            .Sample(
                (scores, capacity, groups) =>
                {
                    string GroupOf(Example row) => $"{row.Person * 7 % 13 % groups}";
                    var listed = Fairness.Listed([.. scores.Select(score => (double)score)], Rows, GroupOf, capacity);
                    Assert.All(
                        Rows.Zip(listed).GroupBy(row => (row.First.Cutoff, Group: GroupOf(row.First))),
                        group =>
                            Assert.InRange(group.Count(row => row.Second) - (capacity * group.Count() / 100.0), -groups / 2.0, groups / 2.0)
                    );
                }
            );

    private static Fairness Of(IReadOnlyList<double> scores, int capacity) => new Evaluator(capacity, 1).Fairness(scores, Rows);
}
