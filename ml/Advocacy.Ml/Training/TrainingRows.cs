using Advocacy.Domain.Activity;
using Advocacy.Ml.Learning;
using Advocacy.Pipeline.Model;

namespace Advocacy.Ml.Training;

/// <summary>The rows of a training, split in time.</summary>
/// <param name="Task">What is to be learned.</param>
/// <param name="AsOf">Where history ends, UTC.</param>
/// <param name="Cutoffs">All cut-offs, ascending.</param>
/// <param name="Split">How many cut-offs train, how many are left out between, and where the test begins.</param>
/// <param name="All">All rows.</param>
internal sealed record TrainingRows(
    ConversionTask Task,
    DateTimeOffset AsOf,
    IReadOnlyList<DateTimeOffset> Cutoffs,
    (int Train, int Purged, int FirstTest) Split,
    IReadOnlyList<Example> All
)
{
    /// <summary>The rows of the first cut-offs.</summary>
    public IReadOnlyList<Example> Train { get; } = [.. All.Where(row => row.Cutoff < Split.Train)];

    /// <summary>The rows of the later ones.</summary>
    public IReadOnlyList<Example> Test { get; } = [.. All.Where(row => row.Cutoff >= Split.FirstTest)];

    /// <summary>Reads them.</summary>
    /// <returns>None where history is too short for a split.</returns>
    public static async Task<TrainingRows?> ReadAsync(
        Func<CancellationToken, IAsyncEnumerable<EmployeeActivity>> people,
        ConversionTask task,
        DateTimeOffset firstActivity,
        DateTimeOffset asOf,
        CancellationToken cancellationToken
    )
    {
        var cutoffs = Features.Cutoffs.Between(firstActivity, asOf, task);
        var split = Features.Cutoffs.Split(cutoffs, task);
        return split.Train == 0
            ? null
            : new(task, asOf, cutoffs, split, await ExampleReader.ReadAsync(people, task.Population, cutoffs, cancellationToken));
    }
}
