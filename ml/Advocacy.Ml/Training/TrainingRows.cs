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
    /// <summary>Share of the people whose rows they are, above 0 to 1.</summary>
    public double Share { get; init; } = 1;

    /// <summary>Places of a list that are theirs.</summary>
    public int Capacity => Math.Max(1, (int)Math.Round(Task.Capacity * Share));

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
        var all = Features.Cutoffs.Between(firstActivity, asOf, task);
        if (Features.Cutoffs.Split(all, task).Train == 0)
        {
            return null;
        }

        var (rows, share) = await ExampleReader.ReadAsync(people, task.Population, all, ExampleReader.MostRows, cancellationToken);
        // Posts may be older than every consent: history begins with the first row, or half of it would be empty.
        var before = rows.Count == 0 ? 0 : rows.Min(row => row.Cutoff);
        List<DateTimeOffset> cutoffs = [.. all.Skip(before)];
        return new(
            task,
            asOf,
            cutoffs,
            Features.Cutoffs.Split(cutoffs, task),
            before == 0 ? rows : [.. rows.Select(row => row with { Cutoff = row.Cutoff - before })]
        )
        {
            Share = share,
        };
    }
}
