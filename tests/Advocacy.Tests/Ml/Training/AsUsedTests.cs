using CsCheck;

namespace Advocacy.Tests.Ml.Training;

/// <summary>What is said of a cut-off follows from what was known then.</summary>
public sealed class AsUsedTests
{
    private const int Weeks = 30;
    private const int FirstTest = 18;
    private const int HorizonWeeks = 4;
    private static readonly DateTimeOffset[] Cutoffs = [.. Enumerable.Range(0, Weeks).Select(week => AnyFact.Start.AddDays(7 * week))];
    private static readonly Fitting Fitting = new(1, 1);

    [Fact]
    public void Predict_OutcomesAfterACutoff_ChangeNothingOfIt() =>
        Gen.Int[FirstTest, Weeks - 1]
            .Sample(
                cutoff =>
                {
                    var rows = Rows();
                    // Whatever was not known by then comes out the other way.
                    List<Example> other = [.. rows.Select(row => IsKnownAt(row, cutoff) ? row : Otherwise(row))];
                    Assert.Equal(Of(Predicted(rows), rows, cutoff), Of(Predicted(other), rows, cutoff));
                },
                iter: 8
            );

    [Fact]
    public void Predict_OutcomesKnownBefore_ChangeIt()
    {
        var rows = Rows();
        List<Example> other = [.. rows.Select(row => row.Cutoff < FirstTest - HorizonWeeks ? Otherwise(row) : row)];
        Assert.NotEqual(Of(Predicted(rows), rows, FirstTest), Of(Predicted(other), rows, FirstTest));
    }

    private static bool IsKnownAt(Example row, int cutoff) =>
        row.Cutoff + HorizonWeeks <= cutoff || row.Cutoff + row.WeeksToConvert <= cutoff;

    /// <summary>Those who converted later did not, and those who did not have, in the last week of the horizon.</summary>
    private static Example Otherwise(Example row) =>
        row with
        {
            Converts = !row.Converts,
            WeeksToConvert = row.Converts ? null : HorizonWeeks,
        };

    private static List<(double, double)> Of(IReadOnlyList<(double, double)> predicted, List<Example> rows, int cutoff) =>
        [.. rows.Where(row => row.Cutoff >= FirstTest).Zip(predicted).Where(row => row.First.Cutoff == cutoff).Select(row => row.Second)];

    private static IReadOnlyList<(double, double)> Predicted(IReadOnlyList<Example> rows)
    {
        var recalibration = new Recalibration(Fitting, Cutoffs, HorizonWeeks, 1);
        List<Example> earlier = [.. rows.Where(row => row.Cutoff is >= 8 and < FirstTest - HorizonWeeks)];
        recalibration.Add(earlier, earlier.Select(row => row.Features[0] / 10.0));
        var (scores, probabilities, _) = new AsUsed(Fitting, Recipe.Default, Cutoffs, TimeSpan.FromDays(7 * HorizonWeeks)).Predict(
            rows,
            [.. rows.Where(row => row.Cutoff >= FirstTest)],
            recalibration
        );
        return [.. scores.Zip(probabilities)];
    }

    private static List<Example> Rows()
    {
        var chance = new Chance("as used");
        return
        [
            .. Enumerable
                .Range(0, Weeks)
                .SelectMany(cutoff =>
                    Enumerable
                        .Range(0, 30)
                        .Select(person =>
                        {
                            float[] features = [.. FeatureCatalog.All.Select(_ => (float)chance.Next(10))];
                            var converts = chance.Next(20) < features[0];
                            return new Example(person, cutoff, features, converts, new(default, EmployeeAttributes.Unknown))
                            {
                                WeeksToConvert = converts ? 1 + chance.Next(HorizonWeeks) : null,
                            };
                        })
                ),
        ];
    }
}
