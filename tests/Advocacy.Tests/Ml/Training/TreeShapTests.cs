using CsCheck;

namespace Advocacy.Tests.Ml.Training;

public sealed class TreeShapTests
{
    private const int Columns = 4;

    private static readonly Gen<DecisionTree> Trees = Gen.Select(
            Gen.Int[0, Columns - 1].Array[15],
            Gen.Int[1, 3].Array[15],
            Gen.Double[-2, 2].Array[31],
            Gen.Int[1, 9].Array[31],
            Gen.Int[0, 3].Array[15]
        )
        .Select(drawn => Grow(drawn.Item1, drawn.Item2, drawn.Item3, drawn.Item4, drawn.Item5));

    private static readonly Gen<float[]> Rows = Gen.Int[0, 4].Array[Columns].Select(row => row.Select(value => (float)value).ToArray());

    [Fact]
    public void Add_AnyTreeAndRow_IsTheShapleyValueByBruteForce() =>
        Gen.Select(Trees, Rows)
            .Sample(
                (tree, row) =>
                {
                    var values = new double[Columns];
                    TreeShap.Add(tree, row, values);
                    for (var column = 0; column < Columns; column++)
                    {
                        Assert.Equal(Shapley(tree, row, column), values[column], 1e-9);
                    }
                }
            );

    [Fact]
    public void Add_AnyTreeAndRow_AddsUpToTheLeafsValue() =>
        Gen.Select(Trees, Rows)
            .Sample(
                (tree, row) =>
                {
                    var values = new double[Columns];
                    TreeShap.Add(tree, row, values);
                    Assert.Equal(Expected(tree, row, (1 << Columns) - 1, 0), tree.Expected + values.Sum(), 1e-9);
                }
            );

    [Theory]
    [InlineData(BoostedTrees.FastTree)]
    [InlineData(BoostedTrees.LightGbm)]
    public void Contributions_TrainedTrees_AddUpToTheScore(string kind)
    {
        Assert.SkipUnless(
            kind == BoostedTrees.FastTree || LightGbmLibrary.IsThere,
            "LightGBM's native library cannot be loaded here (on Linux it needs libgomp1)"
        );
        var chance = new Support.Chance("trees");
        List<ModelRow> rows =
        [
            .. Enumerable
                .Range(0, 2000)
                .Select(_ => new ModelRow { Features = [chance.Next(50), chance.Next(4), chance.Next(9) - 4, chance.Next(2)] })
                .Select(row => new ModelRow { Features = row.Features, Label = chance.Next(60) < row.Features[0] + (5 * row.Features[1]) }),
        ];
        var fitted = BoostedTrees.Fit(new(1), new TreeShape(kind, 8, 100), rows, 1);
        var archive = new ModelArchive();
        fitted.Save(archive);
        var trees = BoostedTrees.Load(new(1), kind, ModelArchive.Read(archive.ToBytes()));
        foreach (var (row, score) in rows.Zip(trees.Score(rows.Select(row => row.Features))).Take(300))
        {
            Assert.Equal(score, trees.Base + trees.Contributions(row.Features).Sum(), 1e-6);
        }
    }

    [Fact]
    public void Contributions_LogisticRegression_AddUpToTheLogOdds()
    {
        var chance = new Support.Chance("linear");
        List<ModelRow> rows =
        [
            .. Enumerable
                .Range(0, 500)
                .Select(_ => new ModelRow { Features = [chance.Next(50), chance.Next(4), 1], Label = chance.Next(2) == 0 }),
        ];
        var linear = LogisticRegression.Fit(new(1), rows, 0.01);
        foreach (var (row, score) in rows.Zip(linear.Score(rows.Select(row => row.Features))))
        {
            Assert.Equal(score, linear.Base + linear.Contributions(row.Features).Sum(), 1e-5);
        }
    }

    /// <summary>A tree of up to four levels; nodes whose draw is 0 are leaves. Covers of children add up to the parent's.</summary>
    private static DecisionTree Grow(int[] columns, int[] thresholds, double[] values, int[] covers, int[] isInner)
    {
        int[] column = new int[31],
            left = new int[31],
            right = new int[31];
        var threshold = new float[31];
        for (var node = 0; node < 31; node++)
        {
            var inner = node < 15 && isInner[node] > 0;
            (column[node], left[node], right[node]) = inner ? (columns[node], (2 * node) + 1, (2 * node) + 2) : (DecisionTree.Leaf, 0, 0);
            threshold[node] = node < 15 ? thresholds[node] : 0;
        }

        var cover = new double[31];
        for (var node = 30; node >= 0; node--)
        {
            cover[node] = column[node] == DecisionTree.Leaf ? covers[node] : cover[left[node]] + cover[right[node]];
        }

        return new(column, threshold, left, right, values, cover);
    }

    /// <summary>The mean over all orders of what the column adds to the columns before it.</summary>
    private static double Shapley(DecisionTree tree, float[] row, int column)
    {
        double sum = 0;
        for (var coalition = 0; coalition < 1 << Columns; coalition++)
        {
            if ((coalition & (1 << column)) == 0)
            {
                var size = System.Numerics.BitOperations.PopCount((uint)coalition);
                sum +=
                    Factorial(size)
                    * Factorial(Columns - size - 1)
                    / Factorial(Columns)
                    * (Expected(tree, row, coalition | (1 << column), 0) - Expected(tree, row, coalition, 0));
            }
        }

        return sum;
    }

    /// <summary>The expected value where the columns of a coalition are known.</summary>
    private static double Expected(DecisionTree tree, float[] row, int coalition, int node) =>
        tree.Column[node] == DecisionTree.Leaf ? tree.Value[node]
        : (coalition & (1 << tree.Column[node])) != 0 ? Expected(tree, row, coalition, tree.Next(node, row))
        : (
            (tree.Covers[tree.Left[node]] * Expected(tree, row, coalition, tree.Left[node]))
            + (tree.Covers[tree.Right[node]] * Expected(tree, row, coalition, tree.Right[node]))
        ) / tree.Covers[node];

    private static double Factorial(int n) => n <= 1 ? 1 : n * Factorial(n - 1);
}
