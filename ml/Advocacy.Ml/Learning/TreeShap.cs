namespace Advocacy.Ml.Learning;

/// <summary>Shapley values of a row's columns in a tree, where columns outside a coalition are followed down both sides in proportion to
/// the training rows. S. M. Lundberg et al., Consistent Individualized Feature Attribution for Tree Ensembles, 2018, algorithm 2.</summary>
internal static class TreeShap
{
    /// <summary>Adds each column's share of (value of the row's leaf − <see cref="DecisionTree.Expected"/>) to sums by column.</summary>
    public static void Add(DecisionTree tree, float[] row, double[] sums) => Visit(tree, row, sums, 0, [], 1, 1, DecisionTree.Leaf);

    private static void Visit(DecisionTree tree, float[] row, double[] sums, int node, Step[] path, double zero, double one, int column)
    {
        path = Extend(path, zero, one, column);
        if (tree.Column[node] == DecisionTree.Leaf)
        {
            for (var i = 1; i < path.Length; i++)
            {
                sums[path[i].Column] += Unwind(path, i).Sum(step => step.Weight) * (path[i].One - path[i].Zero) * tree.Value[node];
            }

            return;
        }

        var split = tree.Column[node];
        var (zeroBefore, oneBefore) = (1.0, 1.0);
        var known = Array.FindIndex(path, 1, step => step.Column == split);
        if (known > 0)
        {
            (zeroBefore, oneBefore) = (path[known].Zero, path[known].One);
            path = Unwind(path, known);
        }

        var hot = tree.Next(node, row);
        foreach (var child in new[] { tree.Left[node], tree.Right[node] })
        {
            var zeroBelow = zeroBefore * Share(tree, node, child);
            var oneBelow = child == hot ? oneBefore : 0;
            // Nothing comes this way, neither of the training rows nor of the row.
            if (zeroBelow > 0 || oneBelow > 0)
            {
                Visit(tree, row, sums, child, path, zeroBelow, oneBelow, split);
            }
        }
    }

    private static double Share(DecisionTree tree, int node, int child) =>
        tree.Covers[node] == 0 ? 0 : tree.Covers[child] / tree.Covers[node];

    /// <summary>The path with a step more: the weights of the subsets of each size.</summary>
    private static Step[] Extend(Step[] path, double zero, double one, int column)
    {
        var length = path.Length;
        Step[] longer = [.. path, new(column, zero, one, length == 0 ? 1 : 0)];
        for (var i = length - 1; i >= 0; i--)
        {
            longer[i + 1].Weight += one * longer[i].Weight * (i + 1) / (length + 1);
            longer[i].Weight = zero * longer[i].Weight * (length - i) / (length + 1);
        }

        return longer;
    }

    /// <summary>The path as it would be without a step.</summary>
    private static Step[] Unwind(Step[] path, int at)
    {
        var last = path.Length - 1;
        Step[] shorter = [.. path[..last]];
        var (zero, one) = (path[at].Zero, path[at].One);
        var next = path[last].Weight;
        for (var i = last - 1; i >= 0; i--)
        {
            if (one != 0)
            {
                var weight = shorter[i].Weight;
                shorter[i].Weight = next * (last + 1) / ((i + 1) * one);
                next = weight - (shorter[i].Weight * zero * (last - i) / (last + 1));
            }
            else
            {
                shorter[i].Weight = shorter[i].Weight * (last + 1) / (zero * (last - i));
            }
        }

        for (var i = at; i < last; i++)
        {
            shorter[i] = path[i + 1] with { Weight = shorter[i].Weight };
        }

        return shorter;
    }

    private record struct Step(int Column, double Zero, double One, double Weight);
}
