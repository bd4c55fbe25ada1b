using Advocacy.Ml.Evaluation;
using CsCheck;
using Xunit;

namespace Advocacy.Tests.Ml.Evaluation;

public sealed class RankingTests
{
    private static readonly Gen<(double[] Scores, bool[] Labels)> Rows = Gen.Select(Gen.Int[0, 6], Gen.Bool).Array[2, 40]
        .Where(rows => rows.Any(row => row.Item2) && rows.Any(row => !row.Item2))
        .Select(rows => (rows.Select(row => row.Item1 / 6.0).ToArray(), rows.Select(row => row.Item2).ToArray()));

    // scikit-learn 1.2.1: roc_auc_score and average_precision_score of these give 0.75 and 0.8333333333333333,
    // and with the tie 0.875 and 0.8333333333333333.
    [Theory]
    [InlineData(new[] { 0.1, 0.4, 0.35, 0.8 }, 0.75, 0.8333333333333333)]
    [InlineData(new[] { 0.1, 0.4, 0.4, 0.8 }, 0.875, 0.8333333333333333)]
    public void RocAucAndAveragePrecision_KnownRows_AreScikitLearns(double[] scores, double auc, double precision)
    {
        bool[] labels = [false, false, true, true];
        Assert.Equal(auc, Ranking.RocAuc(scores, labels), 12);
        Assert.Equal(precision, Ranking.AveragePrecision(scores, labels), 12);
    }

    [Fact]
    public void RocAuc_AnyRows_IsTheShareOfPairsInOrder() => Rows.Sample((scores, labels) =>
    {
        double won = 0, pairs = 0;
        foreach (var (positive, above) in labels.Zip(scores).Where(row => row.First))
        {
            foreach (var (negative, below) in labels.Zip(scores).Where(row => !row.First))
            {
                pairs++;
                won += above > below ? 1 : above == below ? 0.5 : 0;
            }
        }

        Assert.Equal(won / pairs, Ranking.RocAuc(scores, labels), 12);
    });

    [Fact]
    public void AllFigures_AnyRowsInAnyOrder_AreTheSame() => Rows.SelectMany(rows => Gen.Shuffle(Enumerable.Range(0, rows.Labels.Length).ToArray()).Select(order => (rows, order))).Sample((rows, order) =>
    {
        double[] scores = [.. order.Select(i => rows.Scores[i])];
        bool[] labels = [.. order.Select(i => rows.Labels[i])];
        Assert.Equal(Ranking.RocAuc(rows.Scores, rows.Labels), Ranking.RocAuc(scores, labels), 12);
        Assert.Equal(Ranking.AveragePrecision(rows.Scores, rows.Labels), Ranking.AveragePrecision(scores, labels), 12);
        Assert.Equal(Ranking.Lift(rows.Scores, rows.Labels, 0.1), Ranking.Lift(scores, labels, 0.1), 12);
        Assert.Equal(Ranking.Brier(rows.Scores, rows.Labels), Ranking.Brier(scores, labels), 12);
    });

    [Fact]
    public void Lift_FirstTenthAllPositive_IsOneOverTheBaseRate()
    {
        double[] scores = [.. Enumerable.Range(0, 20).Select(i => 20.0 - i)];
        bool[] labels = [.. Enumerable.Range(0, 20).Select(i => i is 0 or 1 or 9 or 10)];
        Assert.Equal(5, Ranking.Lift(scores, labels, 0.1), 12);
    }

    [Fact]
    public void Lift_EverythingTied_IsOne() => Assert.Equal(1, Ranking.Lift([.. Enumerable.Repeat(0.5, 20)], [.. Enumerable.Range(0, 20).Select(i => i < 3)], 0.1), 12);

    [Fact]
    public void Brier_KnownRows_IsTheMeanSquaredError() => Assert.Equal((0.04 + 0.09) / 2, Ranking.Brier([0.2, 0.7], [false, true]), 12);

    [Fact]
    public void RocAucAndAveragePrecision_OneLabelOnly_AreUnknown()
    {
        Assert.Equal(double.NaN, Ranking.RocAuc([0.1, 0.2], [true, true]));
        Assert.Equal(double.NaN, Ranking.AveragePrecision([0.1, 0.2], [false, false]));
    }
}
