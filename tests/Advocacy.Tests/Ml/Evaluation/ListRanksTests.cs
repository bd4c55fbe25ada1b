using CsCheck;

namespace Advocacy.Tests.Ml.Evaluation;

public sealed class ListRanksTests
{
    [Fact]
    public void Of_TwoListsWithATie_RanksEachByItself() =>
        Assert.Equal([0.25, 0.25, 0.75, 0.5, 0.75], ListRanks.Of([1, 100, 2, -5, 200], [0, 1, 0, 2, 1]));

    [Fact]
    public void Of_Ties_ShareARank() => Assert.Equal([0.25, 0.75, 0.25, 0.75], ListRanks.Of([1, 3, 1, 3], [0, 0, 0, 0]));

    [Fact]
    public void Of_AnyScoresMovedPerList_AreTheSame() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 2])
            .Array[1, 40]
            .Sample(rows =>
            {
                int[] lists = [.. rows.Select(row => row.Item2)];
                Assert.Equal(
                    ListRanks.Of([.. rows.Select(row => (double)row.Item1)], lists),
                    ListRanks.Of([.. rows.Select(row => (2.0 * row.Item1) + (100 * row.Item2))], lists)
                );
            });
}
