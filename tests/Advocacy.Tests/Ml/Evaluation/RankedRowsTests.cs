using CsCheck;

namespace Advocacy.Tests.Ml.Evaluation;

public sealed class RankedRowsTests
{
    private static readonly Gen<(double[] Scores, bool[] Labels)> Rows = Gen.Select(Gen.Int[0, 6], Gen.Bool)
        .Array[2, 40]
        .Where(rows => rows.Any(row => row.Item2) && rows.Any(row => !row.Item2))
        .Select(rows => (rows.Select(row => row.Item1 / 6.0).ToArray(), rows.Select(row => row.Item2).ToArray()));

    // scikit-learn 1.2.1: roc_auc_score and average_precision_score of these give 0.75 and 0.8333333333333333,
    // and with the tie 0.875 and 0.8333333333333333.
    [Theory]
    [InlineData(new[] { 0.1, 0.4, 0.35, 0.8 }, 0.75, 0.8333333333333333)]
    [InlineData(new[] { 0.1, 0.4, 0.4, 0.8 }, 0.875, 0.8333333333333333)]
    public void RocAucAndAveragePrecision_KnownRows_AreScikitLearns(double[] scores, double auc, double precision)
    {
        var ranked = Of(scores, [false, false, true, true]);
        Assert.Equal(auc, ranked.RocAuc(ranked.Once), 12);
        Assert.Equal(precision, ranked.AveragePrecision(ranked.Once), 12);
    }

    // Isotonic steps make ties of probabilities: a list ranks by the scores behind them.
    [Fact]
    public void Figures_ProbabilitiesThatTie_RankByScoresAndLoseByProbabilities()
    {
        bool[] labels = [true, true, false, false];
        var ranked = new RankedRows([4, 3, 2, 1], labels, [0, 1, 2, 3], [0, 0, 0, 0], [0.5, 0.5, 0.5, 0.5]);
        Assert.Equal((1, 1), (ranked.AveragePrecision(ranked.Once), ranked.RocAuc(ranked.Once)));
        Assert.Equal(0.25, ranked.MeanLoss(ranked.Once, ranked.LossesOf(Losses.Brier)));
    }

    [Fact]
    public void RocAuc_AnyRows_IsTheShareOfPairsInOrder() =>
        Rows.Sample(
            (scores, labels) =>
            {
                double won = 0,
                    pairs = 0;
                foreach (var (positive, above) in labels.Zip(scores).Where(row => row.First))
                {
                    foreach (var (negative, below) in labels.Zip(scores).Where(row => !row.First))
                    {
                        pairs++;
                        won +=
                            above > below ? 1
                            : above == below ? 0.5
                            : 0;
                    }
                }

                var ranked = Of(scores, labels);
                Assert.Equal(won / pairs, ranked.RocAuc(ranked.Once), 12);
            }
        );

    [Fact]
    public void AllFigures_AnyRowsInAnyOrder_AreTheSame() =>
        Rows.SelectMany(rows => Gen.Shuffle(Enumerable.Range(0, rows.Labels.Length).ToArray()).Select(order => (rows, order)))
            .Sample(
                (rows, order) =>
                    Assert.Equal(
                        Figures(Of(rows.Scores, rows.Labels)),
                        Figures(Of([.. order.Select(i => rows.Scores[i])], [.. order.Select(i => rows.Labels[i])]))
                    )
            );

    [Fact]
    public void AllFigures_AnyRowsEachWeighedTwice_AreThoseOfTheRowsTwice() =>
        Rows.Sample(
            (scores, labels) =>
            {
                var (once, twice) = (Of(scores, labels), Of([.. scores, .. scores], [.. labels, .. labels]));
                double[] weights = [.. once.Once.Select(weight => 2 * weight)];
                Assert.Equal(twice.RocAuc(twice.Once), once.RocAuc(weights), 10);
                Assert.Equal(twice.AveragePrecision(twice.Once), once.AveragePrecision(weights), 10);
                Assert.Equal(twice.Precision(twice.Once, 0.3), once.Precision(weights, 0.3), 10);
                Assert.Equal(
                    twice.MeanLoss(twice.Once, twice.LossesOf(Losses.Brier)),
                    once.MeanLoss(weights, once.LossesOf(Losses.Brier)),
                    10
                );
            }
        );

    [Fact]
    public void Precision_FirstTenthAllPositive_IsOne()
    {
        var ranked = Of(
            [.. Enumerable.Range(0, 20).Select(i => 20.0 - i)],
            [.. Enumerable.Range(0, 20).Select(i => i is 0 or 1 or 9 or 10)]
        );
        Assert.Equal(1, ranked.Precision(ranked.Once, 0.1), 12);
        Assert.Equal(0.2, ranked.BaseRate(ranked.Once), 12);
    }

    [Fact]
    public void Precision_EverythingTied_IsTheBaseRate()
    {
        var ranked = Of([.. Enumerable.Repeat(0.5, 20)], [.. Enumerable.Range(0, 20).Select(i => i < 3)]);
        Assert.Equal(0.15, ranked.Precision(ranked.Once, 0.1), 12);
    }

    [Fact]
    public void PrecisionAtCapacity_TwoCutoffs_TakesTheFirstOfEach()
    {
        var ranked = new RankedRows(
            [0.9, 0.8, 0.2, 0.7, 0.6, 0.1],
            [true, false, true, false, false, true],
            [0, 1, 2, 0, 1, 2],
            [0, 0, 0, 1, 1, 1]
        );
        Assert.Equal(0.25, ranked.PrecisionAtCapacity(ranked.Once, 2), 12);
        Assert.Equal(0.5, ranked.PrecisionAtCapacity(ranked.Once, 1), 12);
    }

    [Fact]
    public void Losses_KnownRows_AreWorkedByHand()
    {
        var ranked = Of([0.2, 0.7], [false, true]);
        Assert.Equal((0.04 + 0.09) / 2, ranked.MeanLoss(ranked.Once, ranked.LossesOf(Losses.Brier)), 12);
        Assert.Equal(-(Math.Log(0.8) + Math.Log(0.7)) / 2, ranked.MeanLoss(ranked.Once, ranked.LossesOf(Losses.Log)), 12);
    }

    [Fact]
    public void CalibrationError_TenRowsABinEach_IsTheMeanDistance()
    {
        var ranked = Of([.. Enumerable.Range(0, 10).Select(i => i / 10.0)], [.. Enumerable.Range(0, 10).Select(i => i >= 5)]);
        Assert.Equal((0 + 0.1 + 0.2 + 0.3 + 0.4 + 0.5 + 0.4 + 0.3 + 0.2 + 0.1) / 10, ranked.CalibrationError(ranked.Once), 12);
    }

    [Fact]
    public void RocAucAndAveragePrecision_OneLabelOnly_AreUnknown()
    {
        Assert.Equal(double.NaN, Of([0.1, 0.2], [true, true]).RocAuc([1, 1]));
        Assert.Equal(double.NaN, Of([0.1, 0.2], [false, false]).AveragePrecision([1, 1]));
    }

    /// <summary>Rows of as many people.</summary>
    private static RankedRows Of(double[] scores, bool[] labels) =>
        new(scores, labels, [.. Enumerable.Range(0, scores.Length)], new int[scores.Length]);

    private static IEnumerable<double> Figures(RankedRows ranked) =>
        new[]
        {
            ranked.RocAuc(ranked.Once),
            ranked.AveragePrecision(ranked.Once),
            ranked.Precision(ranked.Once, 0.1),
            ranked.MeanLoss(ranked.Once, ranked.LossesOf(Losses.Brier)),
        }.Select(figure => Math.Round(figure, 10));
}
