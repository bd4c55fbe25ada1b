using Microsoft.ML.Trainers.FastTree;

namespace Advocacy.Ml.Learning;

/// <summary>A binary tree over columns, as arrays: node 0 is the root, a column of −1 marks a leaf. A value up to the threshold goes
/// left.</summary>
/// <param name="Column">Which column a node looks at.</param>
/// <param name="Threshold">Where it divides.</param>
/// <param name="Left">The node for values up to it.</param>
/// <param name="Right">The node for larger ones.</param>
/// <param name="Value">What a leaf adds to the score.</param>
/// <param name="Covers">Training rows that came to each node.</param>
internal sealed record DecisionTree(int[] Column, float[] Threshold, int[] Left, int[] Right, double[] Value, double[] Covers)
{
    public const int Leaf = -1;

    /// <summary>The mean of its leaves, by training rows.</summary>
    public double Expected => ExpectedAt(0);

    /// <summary>A tree of ML.NET, with its weight; leaves stand behind the nodes there.</summary>
    public static DecisionTree Of(RegressionTree tree, double weight)
    {
        var nodes = tree.NumberOfNodes;
        int Place(int child) => child >= 0 ? child : nodes + ~child;
        int[] none = [.. Enumerable.Repeat(Leaf, tree.NumberOfLeaves)];
        var inner = new int[nodes];
        return new(
            [.. tree.NumericalSplitFeatureIndexes, .. none],
            [.. tree.NumericalSplitThresholds, .. new float[none.Length]],
            [.. tree.LeftChild.Select(Place), .. none],
            [.. tree.RightChild.Select(Place), .. none],
            [.. inner.Select(value => (double)value), .. tree.LeafValues.Select(value => value * weight)],
            new double[nodes + none.Length]
        );
    }

    /// <summary>The same with the rows counted that come to each node.</summary>
    public DecisionTree Covered(IEnumerable<float[]> rows)
    {
        var covers = new double[Column.Length];
        foreach (var row in rows)
        {
            for (var node = 0; ; node = Next(node, row))
            {
                covers[node]++;
                if (Column[node] == Leaf)
                {
                    break;
                }
            }
        }

        return Covered(covers);
    }

    /// <summary>The same with covers known.</summary>
    public DecisionTree Covered(double[] covers) => this with { Covers = covers };

    /// <summary>The child that a row goes to.</summary>
    public int Next(int node, float[] row) => row[Column[node]] <= Threshold[node] ? Left[node] : Right[node];

    private double ExpectedAt(int node) =>
        Column[node] == Leaf ? Value[node]
        : Covers[node] == 0 ? 0
        : ((Covers[Left[node]] * ExpectedAt(Left[node])) + (Covers[Right[node]] * ExpectedAt(Right[node]))) / Covers[node];
}
