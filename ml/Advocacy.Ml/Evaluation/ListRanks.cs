namespace Advocacy.Ml.Evaluation;

/// <summary>Ranks within the list of a cut-off: what scores of models fitted at different times have in common.</summary>
internal static class ListRanks
{
    /// <summary>For each row the share of the rows of its cut-off that are scored lower, ties counted half, 0 to 1.</summary>
    public static IReadOnlyList<double> Of(IReadOnlyList<double> scores, IReadOnlyList<int> cutoffs)
    {
        var ranks = new double[scores.Count];
        foreach (var list in Enumerable.Range(0, scores.Count).GroupBy(i => cutoffs[i]))
        {
            int[] rows = [.. list.OrderBy(i => scores[i])];
            for (var first = 0; first < rows.Length;)
            {
                var after = first;
                while (after < rows.Length && scores[rows[after]] == scores[rows[first]])
                {
                    after++;
                }

                for (var i = first; i < after; i++)
                {
                    ranks[rows[i]] = (first + after) / (2.0 * rows.Length);
                }

                first = after;
            }
        }

        return ranks;
    }
}
