using Advocacy.Pipeline.Model;

namespace Advocacy.Ml.Features;

/// <summary>The cut-offs to learn from, counted back from the last one whose label is complete.</summary>
internal static class Cutoffs
{
    // What is older teaches little of today; and one post of an archive, or of a clock that was wrong, must not cost a row of everybody in
    // every week since.
    private const int Most = 104;

    /// <summary>Cut-offs from the end of the warm-up to one horizon before an instant, the last 104 of them, ascending; none where history
    /// is too short.</summary>
    public static IReadOnlyList<DateTimeOffset> Between(DateTimeOffset firstActivity, DateTimeOffset asOf, ConversionTask task)
    {
        var first = firstActivity.AddDays(7 * task.WarmUpWeeks);
        var cutoffs = new List<DateTimeOffset>();
        for (
            var cutoff = asOf - task.Population.Ambassador.Horizon;
            cutoff >= first && cutoffs.Count < Most;
            cutoff = cutoff.AddDays(-7 * task.StepWeeks)
        )
        {
            cutoffs.Add(cutoff);
        }

        cutoffs.Reverse();
        return cutoffs;
    }

    /// <summary>The split in time: the first cut-offs train and the rest test, without the training cut-offs whose labels reach
    /// past the first test cut-off.</summary>
    /// <returns>How many train, how many are purged, and where the test begins.</returns>
    public static (int Train, int Purged, int FirstTest) Split(IReadOnlyList<DateTimeOffset> cutoffs, ConversionTask task)
    {
        var firstTest = (int)Math.Round(cutoffs.Count * task.TrainShare);
        if (firstTest >= cutoffs.Count)
        {
            return (0, firstTest, cutoffs.Count);
        }

        var train = cutoffs.Take(firstTest).Count(cutoff => cutoff + task.Population.Ambassador.Horizon <= cutoffs[firstTest]);
        return (train, firstTest - train, firstTest);
    }
}
