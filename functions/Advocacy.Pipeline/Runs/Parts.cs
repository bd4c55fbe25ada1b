namespace Advocacy.Pipeline.Runs;

/// <summary>The parts of a run, done side by side.</summary>
/// <param name="stage">The stage, as progress names it.</param>
/// <param name="total">Parts to be done, over all steps.</param>
/// <param name="progress">Called after each part; null for nobody.</param>
internal sealed class Parts(string stage, int total, IProgress<StageProgress>? progress)
{
    // They wait for a store more than they compute.
    private const int SideBySide = 16;
    private int _done;

    /// <summary>Does every part.</summary>
    /// <returns>What came of each, in the order of the parts.</returns>
    public async Task<IReadOnlyList<T>> EachAsync<T>(
        int count,
        Func<int, CancellationToken, Task<T>> one,
        CancellationToken cancellationToken
    )
    {
        var results = new T[count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken },
            async (part, cancellation) =>
            {
                results[part] = await one(part, cancellation);
                progress?.Report(new(stage, Interlocked.Increment(ref _done), "parts", total));
            }
        );
        return results;
    }
}
