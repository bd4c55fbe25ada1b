using Advocacy.Ml.Learning;

namespace Advocacy.Ml.Training;

/// <summary>Predicts cut-offs as a model in use does: it is fitted again to all rows whose labels are known by then, and calibrated by all
/// labels known by then.</summary>
/// <param name="fitting">Fits.</param>
/// <param name="recipe">How.</param>
/// <param name="cutoffs">The cut-offs, ascending.</param>
/// <param name="horizon">How long after a cut-off its labels are known.</param>
internal sealed class AsUsed(Fitting fitting, Recipe recipe, IReadOnlyList<DateTimeOffset> cutoffs, TimeSpan horizon)
{
    // Beyond it a model serves for more than one cut-off: what it takes grows with both.
    private const long MostRows = 1_000_000;

    /// <summary>Predicts the test rows, and adds what it said of them to the calibration.</summary>
    /// <param name="examples">All rows, by cut-off known before and after.</param>
    /// <param name="test">Those to predict.</param>
    /// <param name="recalibration">Scores known so far.</param>
    /// <returns>Scores and probabilities of the test rows in their order, and how many cut-offs a model serves for.</returns>
    public (IReadOnlyList<double> Scores, IReadOnlyList<double> Probabilities, int Every) Predict(
        IReadOnlyList<Example> examples,
        IReadOnlyList<Example> test,
        Recalibration recalibration
    )
    {
        var blocks = test.Select((row, i) => (Row: row, Index: i)).GroupBy(row => row.Row.Cutoff).OrderBy(block => block.Key).ToList();
        var every = (int)Math.Max(1, (long)blocks.Count * (examples.Count - test.Count) / MostRows);
        var fits = blocks.Chunk(every).Select(chunk => chunk[0].Key).AsParallel().AsOrdered().Select(at => FitAt(examples, at)).ToList();
        var (scores, probabilities) = (new double[test.Count], new double[test.Count]);
        foreach (var (i, block) in blocks.Index())
        {
            List<Example> rows = [.. block.Select(row => row.Row)];
            List<double> of = [.. fits[i / every].Score(rows.Select(row => row.Features))];
            var meant = recalibration.At(cutoffs[block.Key]).Probabilities(of);
            foreach (var ((_, index), (score, probability)) in block.Zip(of.Zip(meant)))
            {
                (scores[index], probabilities[index]) = (score, probability);
            }

            recalibration.Add(rows, of);
        }

        return (scores, probabilities, every);
    }

    private Fit FitAt(IReadOnlyList<Example> examples, int cutoff)
    {
        var known = examples.Where(row => cutoffs[row.Cutoff] + horizon <= cutoffs[cutoff]).ToList();
        return fitting.Fit(recipe, Design.Of(known), known);
    }
}
