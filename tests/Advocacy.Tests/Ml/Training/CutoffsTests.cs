using CsCheck;

namespace Advocacy.Tests.Ml.Training;

public sealed class CutoffsTests
{
    private static readonly DateTimeOffset First = new(2025, 1, 6, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Between_AnyHistory_LeavesTheWarmUpBeforeAndTheHorizonAfter() =>
        Gen.Select(Gen.Int[0, 1200], Gen.Int[1, 20], Gen.Int[1, 6], Gen.Int[1, 8])
            .Sample(
                (days, warmUp, step, horizon) =>
                {
                    var task = TaskOf(warmUp, step, horizon);
                    var cutoffs = Cutoffs.Between(First, First.AddDays(days), task);
                    Assert.All(cutoffs, cutoff => Assert.InRange(cutoff, First.AddDays(7 * warmUp), First.AddDays(days - (7 * horizon))));
                    Assert.All(cutoffs.Zip(cutoffs.Skip(1)), pair => Assert.Equal(7 * step, (pair.Second - pair.First).Days));
                    Assert.Equal(
                        Math.Min(
                            104,
                            Math.Max(0, (days - (7 * (warmUp + horizon))) / (7 * step) + (days >= 7 * (warmUp + horizon) ? 1 : 0))
                        ),
                        cutoffs.Count
                    );
                }
            );

    [Fact]
    public void Split_AnyCutoffs_LetsNoTrainingLabelReachPastTheFirstTestCutoff() =>
        Gen.Select(Gen.Int[0, 100], Gen.Int[1, 4], Gen.Int[1, 8], Gen.Double[0.05, 0.95])
            .Sample(
                (count, step, horizon, share) =>
                {
                    var task = TaskOf(8, step, horizon) with { TrainShare = share };
                    var cutoffs = Enumerable.Range(0, count).Select(i => First.AddDays(7 * step * i)).ToList();
                    var (train, purged, firstTest) = Cutoffs.Split(cutoffs, task);
                    Assert.Equal(firstTest, train + purged);
                    Assert.All(
                        cutoffs.Take(train),
                        cutoff => Assert.True(cutoff + task.Population.Ambassador.Horizon <= cutoffs[firstTest])
                    );
                }
            );

    [Fact]
    public void Folds_AnyCutoffs_LearnOnlyFromLabelsThatEndBeforeTheyValidate() =>
        Gen.Select(Gen.Int[1, 100], Gen.Int[1, 4], Gen.Int[1, 8])
            .Sample(
                (count, step, horizon) =>
                {
                    var task = TaskOf(8, step, horizon);
                    var cutoffs = Enumerable.Range(0, count + 5).Select(i => First.AddDays(7 * step * i)).ToList();
                    var folds = RollingOrigin.Folds(cutoffs, count, task);
                    Assert.All(
                        folds,
                        fold =>
                        {
                            Assert.InRange(fold.From, 1, fold.Until - 1);
                            Assert.InRange(fold.Until, fold.From + 1, count);
                            Assert.All(
                                cutoffs.Take(fold.TrainUntil),
                                cutoff => Assert.True(cutoff + task.Population.Ambassador.Horizon <= cutoffs[fold.From])
                            );
                        }
                    );
                    Assert.All(folds.Zip(folds.Skip(1)), pair => Assert.Equal(pair.First.Until, pair.Second.From));
                    Assert.True(count < 40 || folds.Count == 3);
                }
            );

    private static ConversionTask TaskOf(int warmUp, int step, int horizon) =>
        new(new ConversionPopulation(new(3, 1, horizon), ProfileMap.Default, 2, 4, 12, false), warmUp, step, 0.6, 25, 300, 1);
}
