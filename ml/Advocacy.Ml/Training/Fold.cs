using Advocacy.Ml.Evaluation;
using Advocacy.Ml.Learning;

namespace Advocacy.Ml.Training;

/// <summary>A fold of the training cut-offs: rows to learn from, and later ones to judge by.</summary>
internal sealed record Fold(Design Design, IReadOnlyList<Example> Train, IReadOnlyList<Example> Validation)
{
    /// <summary>A fold of rows.</summary>
    public static Fold Of(IReadOnlyList<Example> rows, (int TrainUntil, int From, int Until) fold)
    {
        var train = rows.Where(row => row.Cutoff < fold.TrainUntil).ToList();
        return new(Design.Of(train), train, [.. rows.Where(row => row.Cutoff >= fold.From && row.Cutoff < fold.Until)]);
    }

    /// <summary>Rows to learn from that convert.</summary>
    public int Positives { get; } = Train.Count(row => row.Converts);

    /// <summary>Whether both parts have as many rows of both labels.</summary>
    public bool HasOfEach(int rows) => Has(Train, rows) && Has(Validation, rows);

    /// <summary>The rows to judge by, ranked.</summary>
    public RankedRows Ranked(IReadOnlyList<double> scores) => Evaluator.Ranked(scores, Validation);

    private static bool Has(IReadOnlyList<Example> rows, int ofEach) =>
        rows.Count(row => row.Converts) >= ofEach && rows.Count(row => !row.Converts) >= ofEach;
}
