using Advocacy.Pipeline.Model;

namespace Advocacy.Ml.Training;

/// <summary>Validation as time goes: several blocks of cut-offs, one after the other, each judged by models of what had been known before
/// it. A label that reaches into a block is not learned from.</summary>
internal static class RollingOrigin
{
    private const int Blocks = 3;

    /// <summary>The folds within the first cut-offs: train on cut-offs before the one number, validate from the next to before the
    /// last.</summary>
    public static IReadOnlyList<(int TrainUntil, int From, int Until)> Folds(
        IReadOnlyList<DateTimeOffset> cutoffs,
        int count,
        ConversionTask task
    )
    {
        var horizon = cutoffs.Take(count).Count(cutoff => cutoff < cutoffs[0] + task.Population.Ambassador.Horizon);
        var first = Math.Max(2, count / 3) + horizon - 1;
        var edges = Enumerable.Range(0, Blocks + 1).Select(i => first + (int)((long)(count - first) * i / Blocks)).ToList();
        return
        [
            .. edges
                .Zip(edges.Skip(1))
                .Where(block => block.First >= first && block.First < block.Second)
                .Select(block =>
                    (
                        cutoffs.Take(block.First).Count(cutoff => cutoff + task.Population.Ambassador.Horizon <= cutoffs[block.First]),
                        block.First,
                        block.Second
                    )
                ),
        ];
    }
}
